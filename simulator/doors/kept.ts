/** Door 12: the inputs of a run in the form that a tab keeps them in. */
export { MOST_KEPT_INTERVENTIONS, type PermalinkState, readState, writeState } from '../run/permalink'
