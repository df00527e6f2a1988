/** Door 4: which flows there are, with the way to each. A page that names flows needs no more; the flow itself comes when it is wanted. */
export { catalogue, findFlow } from '../flows/catalogue'
export type { FlowEntry } from '../flows/flow-entry'
