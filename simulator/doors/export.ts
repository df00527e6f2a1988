/** Door 16: a run as a file of another kind. Loaded when somebody saves one. */
export { harOf } from '../run/export/har'
export { sequenceOf } from '../trace/select/sequence'
