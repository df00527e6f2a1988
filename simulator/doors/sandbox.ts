/** Door 18: runs in a tenant of the reader's own, runs in files, and two runs held against each other. Loaded when somebody opens the sandbox. */
export { type GraphObjects, type ReadTenant, readTenant, writeTenant } from '../directory/graph-tenant'
export { importSteps } from '../interchange/import-files'
export type { ImportLimits } from '../interchange/limits'
export { emptyTenant, type Missing, missingIn, type OwnTenant, secretsOf } from '../run/own-tenant'
export { isRunFile, MOST_FILE_BYTES, type ReadRunFile, readRunFile, writeRunFile } from '../run/run-file'
export { type Comparison, compare } from '../trace/select/compare'
