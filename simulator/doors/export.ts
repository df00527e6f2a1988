/** Door 16: a run as a file. Loaded when somebody saves one. */
export { harOf } from '../run/export/har'
export { saysLeftOut, whyNoFile, writeRunFile } from '../run/run-file'
export { sequenceOf } from '../trace/select/sequence'
