import type { Held, Progress, Searched, Tried } from '../../simulator/doors/attacks'

/** What the other thread can be asked: a cell of the table, or one side of a claim. */
export type Task =
  | { readonly kind: 'cell'; readonly slug: string; readonly way: string; readonly mitigation: string }
  | {
      readonly kind: 'search'
      readonly slug: string
      readonly claim: string
      readonly side: Side
      /** Moves in a row, at most. */
      readonly depth: number
    }

/** With the mitigation that a claim is about, or without it. */
export type Side = 'having' | 'lacking'

/** What a cell came to, as far as a page says it. */
export interface CellDone extends Pick<Tried, 'won' | 'outcome'> {
  /** The name of whoever refused. */
  readonly by?: string
  /** What the thief holds by the end; without the values, which nobody needs here. */
  readonly held: readonly Omit<Held, 'value'>[]
  /** The address at which the run is played. */
  readonly link: string
}

/** How far a search went, and the address at which the run that it found is played. */
export interface SearchDone extends Searched {
  readonly link?: string
}

export type ResultOf<T extends Task> = T extends { readonly kind: 'cell' } ? CellDone : SearchDone

export interface ToWorker {
  readonly id: number
  readonly task: Task
}

export type FromWorker =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly result: CellDone | SearchDone }
  | { readonly id: number; readonly fault: string }
