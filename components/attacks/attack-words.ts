/** What a build knows of an attack: words. What comes of it is computed in the page. */
export interface AttackWords {
  readonly slug: string
  /** The thief's name. */
  readonly thief: string
  readonly ways: readonly { readonly id: string; readonly title: string }[]
  readonly mitigations: readonly MitigationWords[]
  readonly claims: readonly ClaimWords[]
  /** Moves in a row that a search tries, where nobody says otherwise. */
  readonly depth: number
}

interface MitigationWords {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly spec?: { readonly title: string; readonly href: string }
}

export interface ClaimWords {
  readonly id: string
  readonly says: string
  readonly mitigation: string
}
