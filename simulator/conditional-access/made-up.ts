import type { DirectoryServicePrincipal, DirectoryUser, PolicyTenant } from '../directory/policy-tenant'
import { listed } from './lists'
import type { SignIn } from './sign-in'

/** Ids of people, and of all else, that are in no directory begin with it. */
export const MADE_UP = 'any:'

/** Whether somebody is made up, and stands for whoever has the same properties. */
export function isMadeUpId(userId: string): boolean {
  return userId.startsWith(MADE_UP)
}

/** Somebody who is made up. A list of their own: of them it is known that they are in no other group than is supposed. */
export function madeUpUser(id: string): DirectoryUser {
  const kind = id.slice(MADE_UP.length)
  const displayName = kind === 'member' ? 'Somebody' : `Somebody (${kind})`
  return {
    id,
    userType: 'Member',
    creationType: null,
    transitiveMemberOf: [],
    assignedToRole: [],
    ...(isMadeUpId(id) ? { displayName } : {}),
  }
}

/** Workload identities that are in no export and could be, by id: policies treat those of each kind alike, if they do not name them. */
export const MADE_UP_WORKLOADS = {
  [`${MADE_UP}servicePrincipal`]: {
    displayName: 'a service principal of this tenant that no policy names',
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
  },
  [`${MADE_UP}multitenantApplication`]: {
    displayName: 'a service principal of a multitenant application',
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMultipleOrgs',
  },
  [`${MADE_UP}managedIdentity`]: {
    displayName: 'a managed identity',
    servicePrincipalType: 'ManagedIdentity',
  },
  [`${MADE_UP}agentIdentity`]: {
    displayName: 'an agent identity that no policy names',
    '@odata.type': '#microsoft.graph.agentIdentity',
  },
} satisfies Readonly<Record<string, Omit<DirectoryServicePrincipal, 'id'>>>

/** Before the id of a blueprint: an agent identity that is one of it. */
export const OF_BLUEPRINT = `${MADE_UP}agentIdentity of `

/** A workload identity that is made up. */
export function madeUpWorkload(id: string): DirectoryServicePrincipal {
  const known: Readonly<Record<string, Omit<DirectoryServicePrincipal, 'id'>>> = MADE_UP_WORKLOADS
  if (!id.startsWith(OF_BLUEPRINT)) return { id, ...known[id] }
  const blueprint = id.slice(OF_BLUEPRINT.length)
  return {
    id,
    displayName: `an agent identity of the blueprint ${blueprint}`,
    '@odata.type': '#microsoft.graph.agentIdentity',
    agentIdentityBlueprintId: blueprint,
  }
}

/** An application that no policy names, and one of agents. */
export const ANOTHER_APPLICATION = `${MADE_UP}application`
export const AGENT_RESOURCE = `${MADE_UP}agentResource`

/** Whether a policy that is not off tells agents from what else is opened. */
function tellsAgentResources({ conditionalAccessPolicies: policies }: PolicyTenant): boolean {
  return policies.some((policy) => {
    const { includeApplications, excludeApplications } = policy.conditions?.applications ?? {}
    const named = [...listed(includeApplications), ...listed(excludeApplications)]
    return policy.state !== 'disabled' && named.some((id) => id.toLowerCase() === 'allagentidresources')
  })
}

/** The tenant with an application that is an agent and one that is none, where policies tell these apart. */
export function withMadeUpResources(tenant: PolicyTenant): PolicyTenant {
  if (!tellsAgentResources(tenant)) return tenant
  const added: readonly DirectoryServicePrincipal[] = [
    { id: ANOTHER_APPLICATION, appId: ANOTHER_APPLICATION, servicePrincipalType: 'Application' },
    // The type of what agents are made of: it is opened, and is no agent that signs in.
    {
      id: AGENT_RESOURCE,
      appId: AGENT_RESOURCE,
      '@odata.type': '#microsoft.graph.agentIdentityBlueprintPrincipal',
    },
  ]
  const held = new Set(tenant.servicePrincipals.map(({ id }) => id))
  const servicePrincipals = [...tenant.servicePrincipals, ...added.filter(({ id }) => !held.has(id))]
  return { ...tenant, servicePrincipals }
}

/** The tenant with whom a question is about, where that is somebody made up: as an assertion or a difference asked about them. */
export function withMadeUp(
  tenant: PolicyTenant,
  { signInIdentity: who, signInContext }: SignIn,
): PolicyTenant {
  const opened = 'includeApplications' in signInContext ? signInContext.includeApplications : []
  const of = opened.some(isMadeUpId) ? withMadeUpResources(tenant) : tenant
  const id = 'userId' in who ? who.userId : who.servicePrincipalId
  if (!isMadeUpId(id)) return of
  const held: readonly { readonly id: string }[] = 'userId' in who ? of.users : of.servicePrincipals
  if (held.some((each) => each.id === id)) return of
  return 'userId' in who
    ? { ...of, users: [...of.users, madeUpUser(id)] }
    : { ...of, servicePrincipals: [...of.servicePrincipals, madeUpWorkload(id)] }
}
