import type { CellDone, SearchDone, Side } from './messages'

/** What has been run on this page, by the key of a cell and by claim. */
export interface Results {
  readonly cells: Readonly<Record<string, CellDone>>
  readonly claims: Readonly<Record<string, Readonly<Partial<Record<Side, SearchDone>>>>>
}

export const NOTHING: Results = { cells: {}, claims: {} }

/** Where the entry of the history keeps it, so that Back and a reload find it again; it goes when the tab goes. */
const KEY = 'attack'

/** @returns what this entry of the history has */
export function keptResults(): Results {
  const kept: Partial<Results> = history.state?.[KEY] ?? {}
  return { ...NOTHING, ...kept }
}

export function keepResults(results: Results): void {
  history.replaceState({ ...history.state, [KEY]: results }, '')
}

export const keyOf = (mitigation: string, way: string): string => `${mitigation} ${way}`
