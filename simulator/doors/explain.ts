/** Door 21: takes apart what somebody has pasted. Loaded when somebody begins to; nothing of it asks a server. */
export { type AskedApi, labApis } from '../explain/apis'
export { type Answer, askApi, type Looked, lookAtSignature } from '../explain/ask-api'
export { type CodeSaid, codeSaid, codesWithPage, lookUpAt } from '../explain/code'
export type { CodeEndpoint } from '../explain/errors-of'
export { explain } from '../explain/explain'
export type { Explained, ExplainedField, Finding, Part, Remark, Role } from '../explain/finding'
export { isOfTheLab } from '../explain/look-of-token'
export { typedApi } from '../explain/typed-api'
