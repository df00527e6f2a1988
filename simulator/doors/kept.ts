/** Door 12: the inputs of a run in the form that a tab keeps them in. */
export { type Intervention, isIntervention } from '../run/intervention'
export { isWithin, MOST_KEPT, type PermalinkState, readState, writeState } from '../run/permalink'
