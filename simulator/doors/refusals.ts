/** Door 14: a run for every refusal, for the reference at build time. */
export { askedFlows } from '../flows/asked-flows'
export { type RefusalRun, refusals, type Shown } from '../flows/refusals'
