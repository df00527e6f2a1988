/** Door 7: what explains a refusal. Words, loaded when somebody asks why; a run needs none of it. */
export { type Explanation, explain } from '../trace/reasons/explain'
export { PUBLISHED_AT } from '../trace/reasons/published'
export { type Refused, refusedOnTheWay } from '../trace/select/refusals'
