import type { EpochSeconds } from '../core/clock'

/** Where a proof was given: the browser, by the cookie that it has for this, and what it says it is. */
export interface Place {
  readonly browser: string
  /** Its User-Agent header, if it sent one. */
  readonly userAgent: string | undefined
}

/** One thing a person has shown to prove who they are. */
export interface Proof {
  /** A mode in Graph's words: `password`, `softwareOath`. */
  readonly method: string
  readonly factor: 'first' | 'second'
  /** What it is called in `amr` (RFC 8176, with Entra's values). Which method gets which is not published: the pairs are this lab's reading. */
  readonly amr: string
  readonly at: EpochSeconds
  readonly place: Place
}

/** The `amr` claim of a sign-in: what was shown, and `mfa` when that is more than one factor (RFC 8176 section 2). */
export function amrOf(proofs: readonly Proof[]): readonly string[] {
  const values = [...new Set(proofs.map(({ amr }) => amr))]
  const factors = new Set(proofs.map(({ factor }) => factor))
  return factors.size > 1 ? [...values, 'mfa'] : values
}

/** When the last of the proofs was given; undefined where there is none. */
export function provenAt(proofs: readonly Proof[]): EpochSeconds | undefined {
  return proofs.length > 0 ? Math.max(...proofs.map(({ at }) => at)) : undefined
}
