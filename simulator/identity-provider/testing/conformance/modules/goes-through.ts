import type { Parameters } from '../../lab'
import { type Comparison, compare } from '../module'
import type { RelyingParty, Way } from '../relying-party'

/** A request with something in it that need not be understood, but must not be in the way: a person is asked, and signs in. */
export async function goesThrough(
  { signIn }: RelyingParty,
  changes: Parameters,
  way?: Way,
  redemption?: Parameters,
): Promise<readonly Comparison[]> {
  const { asked, claims } = await signIn(changes, way, redemption)
  return [compare('asked', asked, 'username'), compare('a subject', typeof claims.sub, 'string')]
}
