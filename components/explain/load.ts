import type { ExplainDoor } from './door'

/** What takes things apart, and what shows it. */
export interface Explaining {
  readonly door: ExplainDoor
  readonly Results: typeof import('./Results').Results
}

let loading: Promise<Explaining> | undefined

/** Loads both once, when somebody begins to write, and not before. A load that failed is tried again at the next call. */
export function loadExplaining(): Promise<Explaining> {
  loading ??= Promise.all([import('../../simulator/doors/explain'), import('./Results')]).then(
    ([door, { Results }]) => ({ door, Results }),
  )
  loading.catch(() => {
    loading = undefined
  })
  return loading
}
