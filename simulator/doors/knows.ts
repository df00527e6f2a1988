/** Door 8: what each secret is good for, and what is none. Words, loaded when somebody asks who knows what; a run needs none of it. */
export { type Held, holds } from '../attacks/holds'
export { type Holding, holdings } from '../trace/reasons/holdings'
export { type OpenValue, openValues } from '../trace/reasons/open-values'
