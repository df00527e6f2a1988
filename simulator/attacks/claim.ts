import type { Switches } from '../run/flow'

/** What somebody says of a mitigation, so that a search can look for a run that contradicts it. */
export interface Claim {
  readonly id: string
  /** "PKCE stops interception." */
  readonly says: string
  /** What it is said of: "PKCE". */
  readonly mitigation: string
  /** With the mitigation: nobody should win. */
  readonly having: Switches
  /** Without it: somebody should, or the claim says nothing. */
  readonly lacking: Switches
}
