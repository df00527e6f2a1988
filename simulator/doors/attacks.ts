/** Door 16: what can be done against an attack, as runs, and the search for a run that contradicts what is said. Long work, for a worker. */
export type { Attack, Win } from '../attacks/attack'
export { attacks } from '../attacks/catalogue'
export type { Claim } from '../attacks/claim'
export type { Held } from '../attacks/holds'
export { linkTo } from '../attacks/link'
export { cellsOf, type MitigationTable } from '../attacks/mitigation'
export { type Progress, type Searched, search, USUAL_DEPTH } from '../attacks/search/search'
export { type Tried, tryCell } from '../attacks/try-cell'
