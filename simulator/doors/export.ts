/** Door 16: a run as a file, and what neither a file nor a link says. Loaded when somebody saves or shares one. */
export { harOf } from '../run/export/har'
export { saysLeftOut, whyNoFile, writeRunFile } from '../run/run-file'
export { changesWithoutSecrets, saysTyped } from '../run/typed-secrets'
export { sequenceOf } from '../trace/select/sequence'
