import type { PolicyContext } from '../conditions/context'
import { isUser } from '../conditions/users'
import type { Caveat } from '../decision'
import type { SignIn } from '../sign-in'

const STRANGER: readonly Caveat[] = [
  {
    policyId: null,
    path: 'signInIdentity',
    says: 'The tenant does not hold whoever signs in, so it is not known which groups and roles they have, or whether they are a guest.',
  },
]
const ANYBODY: readonly Caveat[] = [
  {
    policyId: null,
    path: 'signInIdentity.externalUserType',
    says: 'The export does not say whether this person is at home in this tenant or in another (userType, userPrincipalName, creationType).',
  },
]
const NOTHING: readonly never[] = []

/**
 * Somebody of whom only the id is known may be in a group that a policy names.
 * @param isAnybody whether it is not known where they are at home
 */
export function strangers(
  context: PolicyContext,
  { signInIdentity: identity }: SignIn,
  isAnybody: boolean,
): readonly Caveat[] {
  const isKnown = isUser(identity)
    ? context.users.has(identity.userId.toLowerCase())
    : context.servicePrincipals.has(identity.servicePrincipalId.toLowerCase())
  return isKnown ? (isAnybody ? ANYBODY : NOTHING) : STRANGER
}
