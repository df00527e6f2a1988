import type { SpecRef } from '../../simulator/doors/view'

/** A word of the trade: what it is, in two or three sentences, and where that is laid down. */
export interface GlossaryTerm {
  /** In lower case with hyphens: the place on the page, `/glossary#front-channel`. */
  readonly id: string
  readonly title: string
  /** Other words for it, as people search for them and as texts inflect it. */
  readonly also?: readonly string[]
  readonly says: string
  readonly source: SpecRef | { readonly title: string; readonly href: string }
}
