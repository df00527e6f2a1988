import { METHOD_MODES } from '../authentication/method-modes'
import { type RuledModes, ruledModes } from '../authentication/methods-policy'
import { registeredModes } from '../authentication/registered-methods'
import type { Memberships } from '../directory/memberships'
import type { PolicyTenant } from '../directory/policy-tenant'
import { bounded } from './compile/bounded'
import type { SignIn } from './sign-in'
import { isStandIn } from './stand-ins'

const KEPT = 20_000

/** What somebody has of whom nothing is known. */
const PASSWORD: readonly string[] = ['password']
const NOTHING: RuledModes = { forbidden: new Set(), open: new Set() }

/**
 * Completes a question with what the tenant knows of a person's methods: what the registration report says where the question
 * does not, without what the authentication methods policy forbids; and what is sure of both. Where neither came in, methods are
 * taken not to be forbidden. Somebody who stands for others has whatever is asked for.
 */
export function methodsKnown(tenant: PolicyTenant, { of }: Memberships): (signIn: SignIn) => SignIn {
  const rules = tenant.authenticationMethodsPolicy?.authenticationMethodConfigurations?.length ?? 0
  const isSilent = rules === 0 && !tenant.userRegistrationDetails?.length
  const people = bounded<string, RuledModes & { readonly registered: readonly string[] | null }>(KEPT)
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
      ...(isSilent ? NOTHING : ruledModes(tenant.authenticationMethodsPolicy, of(userId))),
    })
  return (signIn) => {
    if (!('userId' in signIn.signInIdentity)) return signIn
    const { registered: told } = signIn.authentication
    if (isSilent && told !== null) return signIn
    const userId = signIn.signInIdentity.userId.toLowerCase()
    const { registered: inReport, forbidden, open } = known(userId)
    const registered = told ?? inReport
    const isSure = (registered !== null && open.size === 0) || isStandIn(userId)
    if (isSure && forbidden.size === 0 && registered === told) return signIn
    const usable =
      forbidden.size === 0 ? registered : (registered ?? METHOD_MODES).filter((mode) => !forbidden.has(mode))
    const sure = {
      registered: (registered ?? PASSWORD).filter((mode) => !forbidden.has(mode) && !open.has(mode)),
      forbidden: [...forbidden, ...open],
    }
    return {
      ...signIn,
      authentication: {
        ...signIn.authentication,
        registered: usable,
        forbidden: [...forbidden],
        ...(isSure ? {} : { sure }),
      },
    }
  }
}
