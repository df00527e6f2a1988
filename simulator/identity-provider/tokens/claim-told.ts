import type { ClaimSource } from '../../trace/event'

/** A claim and where it comes from, written down in one place: the payload and its explanation cannot differ. */
export interface Claim extends Omit<ClaimSource, 'readBy'> {
  readonly value: unknown
  /** Who is meant to read it, when not the audience of the token. */
  readonly readBy?: ClaimSource['readBy']
}
