import type { RelyingParty } from './relying-party'

/** Something that a module looks at: what it is, and what it should be. */
export interface Comparison {
  readonly what: string
  readonly is: unknown
  readonly should: unknown
}

/** What this provider does otherwise than the module would have it: declared, and compared as well. */
export interface Departure {
  /** The `what` of the comparison. */
  readonly what: string
  readonly is: unknown
  /** What the suite of the OpenID Foundation makes of it. */
  readonly suite: 'warns' | 'fails' | 'skips'
  readonly reason: string
  /** Where that is written; `this lab's limit` where Entra may well do otherwise. */
  readonly source: string
}

/** A module of a conformance plan of the OpenID Foundation, asked of this identity provider. */
export interface Module {
  /** Its `testName` in openid-certification/conformance-suite. */
  readonly name: string
  /** What is asked, and what has to come of it. */
  readonly says: string
  readonly run: (party: RelyingParty) => Promise<readonly Comparison[]>
  readonly departs?: readonly Departure[]
  /** Why the suite itself goes no further here, without a verdict: what is compared is that it may. */
  readonly skips?: string
}

export function compare(what: string, is: unknown, should: unknown): Comparison {
  return { what, is, should }
}
