import type { User } from '../../directory/tenant'
import type { SignedIn } from './session'

type When = Pick<SignedIn, 'authTime' | 'proofs'>

/** INVARIANT: a moment that cannot be read counts as after everything, so that a mistyped revocation revokes. */
const isAfter = (moment: string, authTime: number) => !(Date.parse(moment) <= authTime * 1000)

/** Whether all sign-ins of `user` were revoked after this one: by them, or by an administrator. */
export function signInsRevoked({ signInSessionsValidFromDateTime: from }: User, { authTime }: When): boolean {
  return from !== null && isAfter(from, authTime)
}

/** Whether this sign-in was by a password that was changed after it. */
export function passwordChanged(
  { lastPasswordChangeDateTime: changed }: User,
  { authTime, proofs }: When,
): boolean {
  return proofs.some(({ method }) => method === 'password') && isAfter(changed, authTime)
}
