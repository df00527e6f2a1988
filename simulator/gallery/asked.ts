import type { EndId } from './ends'

/** Who begins, and wants a token: a person with an app, a thing without a browser, a program without a person. */
export type Asker = 'person' | 'device' | 'workload'

/** The theme of the course to which a flow belongs most: the folder of its lessons. */
export type Theme = 'authentication' | 'mfa' | 'principals' | 'authorization' | 'governance' | 'tenants'

/** By what somebody finds a flow who does not know its name. It stands in the flow's own folder, as `asked.ts`. */
export interface Asked {
  readonly theme: Theme
  readonly who: readonly [Asker, ...Asker[]]
  /** What people type who need it: whole questions in their own words, and what they call things. */
  readonly words: readonly string[]
  /** What there is at the end of it that was not there before. A sentence. */
  readonly endsIn: string
  /** The ends of the helper that it is the answer to; for each, a sentence on how it is played here. */
  readonly answers: Readonly<Partial<Record<EndId, string>>>
  /** AADSTS codes that it raises as well, beside those whose kept run it is (`flows/refusals.ts`). */
  readonly codes?: readonly number[]
  /** Where it is the answer to none: why. A sentence. */
  readonly noAnswer?: string
}

/** What the search and the helper have to know of a flow. */
export interface AskedFlow {
  readonly kind: 'flow' | 'attack'
  readonly slug: string
  readonly title: string
  readonly question: string
  readonly asked: Asked
  /** The AADSTS codes that it shows: those that a run of it is kept for, and those that it names itself. */
  readonly codes: readonly number[]
}
