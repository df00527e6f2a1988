import { METHOD_MODES } from '../authentication/method-modes'
import { forbiddenModes } from '../authentication/methods-policy'
import { registeredModes } from '../authentication/registered-methods'
import type { Memberships } from '../directory/memberships'
import type { PolicyTenant } from '../directory/policy-tenant'
import { bounded } from './compile/bounded'
import type { SignIn } from './sign-in'

const KEPT = 20_000

/**
 * Completes a question with what the tenant knows of a person's methods: what the registration report says where the question
 * does not, without what the authentication methods policy forbids.
 */
export function methodsKnown(tenant: PolicyTenant, { of }: Memberships): (signIn: SignIn) => SignIn {
  const rules = tenant.authenticationMethodsPolicy?.authenticationMethodConfigurations?.length ?? 0
  if (rules === 0 && !tenant.userRegistrationDetails?.length) return (signIn) => signIn
  const people = bounded<
    string,
    { readonly registered: readonly string[] | null; readonly forbidden: ReadonlySet<string> }
  >(KEPT)
  const report = new Map(
    tenant.userRegistrationDetails?.map((details) => [details.id.toLowerCase(), details]),
  )
  const reported = (userId: string) => {
    const details = report.get(userId)
    return details ? registeredModes(details) : null
  }
  const known = (userId: string) =>
    people.get(userId) ??
    people.set(userId, {
      registered: reported(userId),
      forbidden: forbiddenModes(tenant.authenticationMethodsPolicy, of(userId).groupIds),
    })
  return (signIn) => {
    if (!('userId' in signIn.signInIdentity)) return signIn
    const { registered: inReport, forbidden } = known(signIn.signInIdentity.userId.toLowerCase())
    const { registered: told } = signIn.authentication
    const registered = told ?? inReport
    if (forbidden.size === 0 && registered === told) return signIn
    const usable =
      forbidden.size === 0 ? registered : (registered ?? METHOD_MODES).filter((mode) => !forbidden.has(mode))
    return {
      ...signIn,
      authentication: { ...signIn.authentication, registered: usable, forbidden: [...forbidden] },
    }
  }
}
