/** Door 6: what explains a refusal, and what a secret is good for. Words, loaded when somebody asks; a run needs none of it. */
export { type Explanation, explain } from '../trace/reasons/explain'
export { type Holding, holdings } from '../trace/reasons/holdings'
export { type OpenValue, openValues } from '../trace/reasons/open-values'
export { PUBLISHED_AT } from '../trace/reasons/published'
export { type Refused, refusedOnTheWay } from '../trace/select/refusals'
