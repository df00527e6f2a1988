import { SimulationError } from '../../core/errors'
import type { DirectoryServicePrincipal, PolicyTenant } from '../../directory/policy-tenant'
import type { ReadDynamicGroups } from '../../directory/unlisted-groups'
import { isAgentIdentity, isUntold } from '../agents'
import { readOf } from '../combinations/looks'
import type { Value } from '../combinations/value'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { find } from '../find'
import { isOn } from '../is-on'
import { listed } from '../lists'
import { isMadeUpId, MADE_UP_WORKLOADS, madeUpWorkload, OF_BLUEPRINT } from '../made-up'
import type { ServicePrincipalSignIn } from '../sign-in'
import type { Subject, Who } from './assertion'

/** A workload identity that signs in, and how a sentence calls it. */
export interface Workload extends Value {
  readonly identity: ServicePrincipalSignIn
}

/**
 * The tenant with workload identities that its policies could tell apart and that an export may not hold: one of each kind that no policy
 * names, and an agent of each blueprint that one may name. It is for claims about them alone: an agent more is not what people are
 * decided by.
 * @param read reads the rules of dynamic groups
 */
export function withWorkloads(tenant: PolicyTenant, read?: ReadDynamicGroups): Compiled {
  const held = new Map(tenant.servicePrincipals.map((each) => [each.id.toLowerCase(), each]))
  // What is named among agents and is none itself may be a blueprint, which covers its agents.
  const blueprints = namedIn(tenant).agents.filter((id) => !isAgentIdentity(held.get(id.toLowerCase())))
  const ids = [...Object.keys(MADE_UP_WORKLOADS), ...blueprints.map((id) => `${OF_BLUEPRINT}${id}`)]
  const servicePrincipals = [...ids.map(madeUpWorkload), ...tenant.servicePrincipals]
  return compile({ ...tenant, servicePrincipals }, read)
}

/** Ids that policies which are on, or may be, write in their lists of service principals and of agents. */
function namedIn({ conditionalAccessPolicies: policies }: PolicyTenant) {
  const of = policies.filter(isOn).map(({ conditions }) => conditions?.clientApplications)
  const ids = (lists: readonly (readonly string[] | null | undefined)[]) =>
    [...new Map(lists.flatMap((list) => listed(list).map((id) => [id.toLowerCase(), id]))).values()].filter(
      (id) => !WORDS.includes(id.toLowerCase()),
    )
  return {
    workloads: ids(of.flatMap((each) => [each?.includeServicePrincipals, each?.excludeServicePrincipals])),
    agents: ids(
      of.flatMap((each) => [each?.includeAgentIdServicePrincipals, each?.excludeAgentIdServicePrincipals]),
    ),
  }
}

const WORDS: readonly string[] = ['all', 'none', 'serviceprincipalsinmytenant']

/**
 * The workload identities that `who` means, one for each way in which a decision can tell them apart.
 * @param compiled of the tenant with those that are made up
 * @throws SimulationError for a name that nothing has, or several things have, and for an agent that is called a service principal
 */
export function workloadsOf({ of, except, subject }: Who, compiled: Compiled): readonly Workload[] {
  const { tenant } = compiled
  const named = namedIn(tenant)
  const meant = of.map((words) => test(words, tenant))
  const left = except.map((words) => test(words, tenant))
  const asked = new Set(meant.flatMap(({ id }) => id ?? []))
  const held = new Set(tenant.servicePrincipals.map(({ id }) => id.toLowerCase()))
  // Those that a policy or the claim names are what the list is for, though nothing else is known of them.
  const unheld = [...(subject === 'agents' ? named.agents : named.workloads), ...asked].filter(
    (id) => !held.has(id.toLowerCase()),
  )
  const all: readonly Principal[] = [
    ...tenant.servicePrincipals.map((known) => ({ id: known.id, known })),
    ...unheld.map((id) => ({ id, known: null })),
  ]
  const classes = new Map<string, Workload>()
  for (const each of all) {
    // What is off gets no tokens: it is asked where a claim names it.
    if (each.known?.accountEnabled === false && !asked.has(each.id.toLowerCase())) continue
    if (!meant.some(({ meets }) => meets(each)) || left.some(({ meets }) => meets(each))) continue
    const workload = workloadOf(each)
    const key = `${isMadeUpId(each.id)} ${readOf(compiled, workload)}`
    if (!classes.has(key)) classes.set(key, workload)
  }
  return [...classes.values()]
}

/** Null: the export does not hold it. */
interface Principal {
  readonly id: string
  readonly known: DirectoryServicePrincipal | null
}

function workloadOf({ id, known }: Principal): Workload {
  return {
    says: known ? (known.displayName ?? known.appId ?? id) : `the workload identity ${id}`,
    identity: { '@odata.type': '#microsoft.graph.servicePrincipalSignIn', servicePrincipalId: id },
  }
}

interface Test {
  readonly meets: (principal: Principal) => boolean
  /** The one that is named, in lower case. */
  readonly id?: string
}

function test(words: string, tenant: PolicyTenant): Test {
  const [, kind = '', name] = /^([^:]+)(?::(.+))?$/s.exec(words) ?? []
  if (name !== undefined) {
    const id = idOf(tenant, kind.toLowerCase() === 'agentidentity' ? 'agents' : 'workloads', name)
    return { id, meets: (each) => each.id.toLowerCase() === id }
  }
  switch (kind.toLowerCase()) {
    case 'agents':
      return { meets: ({ known }) => known === null || mayBeAgent(known) }
    case 'workloads':
      return { meets: ({ known }) => known === null || !isAgentIdentity(known) }
    default:
      return { meets: ({ known }) => known === null || mayBeInTenant(known) }
  }
}

/** Whether it is an agent identity, or the export has lost what would tell. */
function mayBeAgent(known: DirectoryServicePrincipal): boolean {
  return isAgentIdentity(known) || (isUntold(known) && !known.servicePrincipalType)
}

/** Whether it is of an application of this tenant alone, or the export has lost what would tell. */
function mayBeInTenant(known: DirectoryServicePrincipal): boolean {
  const { servicePrincipalType: type, signInAudience: audience } = known
  return (
    !isAgentIdentity(known) &&
    type?.toLowerCase() !== 'managedidentity' &&
    (!audience || audience === 'AzureADMyOrg')
  )
}

function idOf(tenant: PolicyTenant, subject: Subject, words: string): string {
  const { workloads, agents } = namedIn(tenant)
  const written = [...workloads, ...agents].includes(words)
  const id = (written ? words : find(tenant, 'servicePrincipal', words).id).toLowerCase()
  const known = tenant.servicePrincipals.find((each) => each.id.toLowerCase() === id)
  if (!known || (subject === 'agents' ? mayBeAgent(known) : !isAgentIdentity(known))) return id
  throw new SimulationError(
    subject === 'agents' ? `"${words}" is no agent identity.` : `"${words}" is an agent identity.`,
    subject === 'agents' ? `Use servicePrincipal:${words}.` : `Use agentIdentity:${words}.`,
  )
}
