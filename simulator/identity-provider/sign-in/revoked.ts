import type { User } from '../../directory/tenant'
import type { SignedIn } from './session'

type When = Pick<SignedIn, 'authTime' | 'proofs'>

/** Whether all sign-ins of `user` were revoked after this one: by them, or by an administrator. */
export function signInsRevoked({ signInSessionsValidFromDateTime: from }: User, { authTime }: When): boolean {
  return from !== null && Date.parse(from) > authTime * 1000
}

/** Whether this sign-in was by a password that was changed after it. */
export function passwordChanged(
  { lastPasswordChangeDateTime: changed }: User,
  { authTime, proofs }: When,
): boolean {
  return proofs.some(({ method }) => method === 'password') && Date.parse(changed) > authTime * 1000
}
