import type { PolicyTenant } from '../../directory/policy-tenant'
import type { GateAnswer } from '../decision'
import type { SignIn } from '../sign-in'
import { answers } from './gate'

const answer = answers('disabledAccount')
const PERSON = answer(
  'block',
  'The account is disabled (accountEnabled is false), so nobody signs in with it, whatever policies say (AADSTS50057).',
)
const WORKLOAD = answer(
  'block',
  'The service principal is disabled (accountEnabled is false), so it gets no tokens, whatever policies say (AADSTS7000112).',
)

/**
 * An account that is off signs in nowhere: it is refused before policies are asked. Null: it is on, as far as the export says.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function disabledAccounts(tenant: PolicyTenant): (signIn: SignIn) => GateAnswer | null {
  const people = offIn(tenant.users)
  const workloads = offIn(tenant.servicePrincipals)
  if (people.size + workloads.size === 0) return () => null
  return ({ signInIdentity: who }) =>
    who['@odata.type'] === '#microsoft.graph.userSignIn'
      ? people.has(who.userId.toLowerCase())
        ? PERSON
        : null
      : workloads.has(who.servicePrincipalId.toLowerCase())
        ? WORKLOAD
        : null
}

function offIn(
  all: readonly { readonly id: string; readonly accountEnabled?: boolean | null }[],
): ReadonlySet<string> {
  return new Set(
    all.flatMap(({ id, accountEnabled }) => (accountEnabled === false ? [id.toLowerCase()] : [])),
  )
}

/** The code of a refusal before policies; null: there is none among `gates`. */
export function disabledCode(gates: readonly GateAnswer[]): number | null {
  const off = gates.find(({ gate }) => gate === 'disabledAccount')
  return off === undefined ? null : off === PERSON ? 50057 : 7000112
}
