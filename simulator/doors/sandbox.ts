/** Door 18: runs in a tenant of the reader's own, runs in files, and two runs held against each other. Loaded when somebody opens the sandbox. */
export { type ReadTenant, readTenant, writeTenant } from '../directory/graph-tenant'
export { importSteps } from '../interchange/import-files'

export { type Missing, missingIn, type OwnTenant, secretsOf, withTenant } from '../run/own-tenant'
export {
  isRunFile,
  MOST_FILE_BYTES,
  MOST_OBJECTS,
  readRunFile,
  saysLeftOut,
  whyNoFile,
  writeRunFile,
} from '../run/run-file'
export { compare } from '../trace/select/compare'
