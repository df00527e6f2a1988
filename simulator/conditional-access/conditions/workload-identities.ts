import type { DirectoryServicePrincipal } from '../../directory/policy-tenant'
import { listed } from '../lists'
import { type Condition, matched, notEnough, ruledOut } from './condition'
import { isUser } from './users'

/** The service principal that signs in; null: a person does. */
interface Workload {
  readonly id: string
  readonly known: DirectoryServicePrincipal | undefined
}

const IN_MY_TENANT = 'serviceprincipalsinmytenant'

/** https://learn.microsoft.com/entra/identity/conditional-access/workload-identity */
export const workloadIdentities: Condition<Workload | null> = {
  name: 'workloadIdentities',
  unconfigured: 'A person signs in: no workload identity does.',
  compile: (policy, { names }) => {
    const of = policy.conditions?.clientApplications
    const included = listed(of?.includeServicePrincipals).map((id) => id.toLowerCase())
    const excluded = listed(of?.excludeServicePrincipals).map((id) => id.toLowerCase())
    const filtered = Boolean(of?.servicePrincipalFilter?.rule)
    const agents = listed(agentsOf(of)).length > 0
    return (workload) => {
      if (workload === null) {
        return { outcome: 'any', because: 'A person signs in: no workload identity does.', reason: 'notSet' }
      }
      const { id, known } = workload
      const scope = outOfScope(known)
      if (included.length === 0 && !filtered && !agents) {
        return ruledOut('workloadIdentities', 'The policy is for people: it includes no workload identity.')
      }
      if (excluded.includes(id)) return ruledOut('workloadIdentities', `The policy excludes ${names(id)}.`)
      if (scope !== null) return ruledOut('workloadIdentities', scope)
      if (included.includes(id)) return matched(`The policy includes ${names(id)}.`)
      if (included.includes(IN_MY_TENANT))
        return matched('The policy includes all service principals of this tenant.')
      if (filtered) {
        return notEnough(
          'conditions.clientApplications.servicePrincipalFilter',
          'Which workload identities the filter selects is not known here: it reads custom security attributes.',
        )
      }
      if (agents) return ruledOut('agentIdentities', 'The policy is for agent identities.')
      return ruledOut('workloadIdentities', 'The policy does not include this workload identity.')
    }
  },
  key: ({ signInIdentity }) => (isUser(signInIdentity) ? '' : signInIdentity.servicePrincipalId),
  facts: ({ signInIdentity }, { servicePrincipals }) => {
    if (isUser(signInIdentity)) return null
    const id = signInIdentity.servicePrincipalId.toLowerCase()
    return { id, known: servicePrincipals.get(id) }
  },
}

/** Policies reach single-tenant service principals registered in this tenant, and nothing else. */
function outOfScope(known: DirectoryServicePrincipal | undefined): string | null {
  if (known?.servicePrincipalType?.toLowerCase() === 'managedidentity') {
    return 'Managed identities are outside Conditional Access.'
  }
  const audience = known?.signInAudience
  if (audience && audience !== 'AzureADMyOrg') {
    return 'Service principals of multitenant applications are outside Conditional Access.'
  }
  return null
}

/** Newer than the documentation that this engine follows; told apart so that an answer can name it. */
function agentsOf(of: object | null | undefined): readonly string[] | null {
  const agents = of && 'includeAgentIdServicePrincipals' in of ? of.includeAgentIdServicePrincipals : null
  return Array.isArray(agents) ? agents : null
}
