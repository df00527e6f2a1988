import type { Answer } from '../lab/engine'

/** A question that is open while a page is shown. */
export interface Ask {
  /** The page waits; while a run plays it only shows what was typed. */
  readonly live: boolean
  /** It was answered before: another answer begins a branch. */
  readonly answered: boolean
  readonly given: Answer | undefined
  readonly sensible: Answer | undefined
  /** What was put into its field from outside; each time anew. */
  readonly put?: { readonly text: string } | undefined
  readonly onAnswer: (value: Answer['value']) => void
}
