/** Door 14: a run for every refusal, for the reference at build time. */
export { codesOf } from '../flows/codes-of'
export { type RefusalRun, refusals, type Shown } from '../flows/refusals'
