/** Door 15: a message in the reader's hands: its fields, its moment, what may stand in it, what came of it. Loaded when one is taken. */
export { isEdit, type MessageEdit, partEdited } from '../network/message-edit'
export { typedSecrets } from '../run/typed-secrets'
export { type CameOf, cameOf, sameEnd } from '../trace/select/came-of'
export { type EditableField, type EditableGroup, editableFields, type Target } from '../trace/select/editable'
export { type Happening, latersAfter } from '../trace/select/laters'
export { messageAt, momentOf } from '../trace/select/passage'
