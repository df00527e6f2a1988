import type { ClientApplications } from '../directory/conditional-access-policy'
import { isEmpty } from '../directory/not-understood'
import type { DirectoryServicePrincipal, DirectoryUser, PolicyTenant } from '../directory/policy-tenant'
import { listed } from './lists'

/**
 * Entra Agent ID: an agent signs in as itself (an agent identity, which is a service principal) or as a user account of its own.
 * https://learn.microsoft.com/entra/identity/conditional-access/agent-id (checked 2026-11)
 */

/** AzureADTokenExchange: between the steps by which an agent gets its token, no policy is evaluated. */
export const TOKEN_EXCHANGE = 'fb60f99c-7a34-4190-8149-302f77469936'

/** Whether a user account is an agent's: https://learn.microsoft.com/graph/api/resources/agentuser */
export function isAgentUser(user: DirectoryUser | undefined): boolean {
  return Boolean(user?.identityParentId) || isTyped(user, 'agentuser')
}

/**
 * Whether the users of an export say which of them are accounts of agents. By Graph's default those alone have a type, so where
 * none has one and nobody has a parent, it may be that a tool dropped both. Where no policy speaks of them, people are people.
 */
export function tellsAgents({ users, conditionalAccessPolicies }: PolicyTenant): boolean {
  return (
    users.some((user) => 'identityParentId' in user || '@odata.type' in user) ||
    !conditionalAccessPolicies.some(({ conditions }) => {
      const { includeUsers, excludeUsers } = conditions?.users ?? {}
      const named = [...listed(includeUsers), ...listed(excludeUsers)]
      return !isEmpty(conditions?.agents) || named.some((id) => id.toLowerCase() === 'allagentidusers')
    })
  )
}

/** Whether a policy is for agent identities. */
export function isForAgents(of: ClientApplications | null | undefined): boolean {
  return (
    listed(of?.includeAgentIdServicePrincipals).length > 0 || Boolean(of?.agentIdServicePrincipalFilter?.rule)
  )
}

/** Whether a service principal is an agent identity: https://learn.microsoft.com/graph/api/resources/agentidentity */
export function isAgentIdentity(known: DirectoryServicePrincipal | undefined): boolean {
  return (
    Boolean(known?.agentIdentityBlueprintId) ||
    known?.servicePrincipalType?.toLowerCase() === 'serviceidentity' ||
    isTyped(known, 'agentidentity')
  )
}

/** Whether it cannot be told from the export if a service principal is an agent identity, or one that policies reach. */
export function isUntold(known: DirectoryServicePrincipal | undefined): boolean {
  if (isAgentIdentity(known) || isTyped(known, BLUEPRINT)) return false
  const type = known?.servicePrincipalType?.toLowerCase()
  return !type || (type !== 'managedidentity' && !known?.signInAudience)
}

/** Whether a resource is an agent; null: that is not known, because the tenant does not hold it. */
export function isAgentResource(known: DirectoryServicePrincipal | undefined): boolean | null {
  if (!known) return null
  return isAgentIdentity(known) || isTyped(known, BLUEPRINT)
}

const BLUEPRINT = 'agentidentityblueprintprincipal'

function isTyped(object: { readonly '@odata.type'?: string | null } | undefined, type: string): boolean {
  return object?.['@odata.type']?.toLowerCase().replace(/^#/, '') === `microsoft.graph.${type}`
}
