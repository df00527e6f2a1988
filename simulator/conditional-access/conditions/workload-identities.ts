import type { ClientApplications, ConditionSet } from '../../directory/conditional-access-policy'
import { isEmpty } from '../../directory/not-understood'
import type { DirectoryServicePrincipal } from '../../directory/policy-tenant'
import { isAgentIdentity, isForAgents, isUntold, TOKEN_EXCHANGE } from '../agents'
import { listed } from '../lists'
import type { Names } from '../names'
import type { SignIn } from '../sign-in'
import { type Condition, matched, notEnough, ruledOut, type Verdict } from './condition'
import { isUser } from './users'

/** The service principal that signs in; null: a person does. */
interface Workload {
  readonly id: string
  readonly known: DirectoryServicePrincipal | undefined
  /** Ids of the blueprint of an agent identity: of the application, and of its principal here. */
  readonly blueprint: readonly string[]
  /** What it asks for is a token to be exchanged for another. */
  readonly isExchange: boolean
}

const UNHELD = notEnough(
  'signInIdentity.servicePrincipalId',
  'The export does not have this workload identity: whether it is one that policies reach, or an agent, is not known.',
)
const UNTOLD = notEnough(
  'signInIdentity.servicePrincipalId',
  'Whether this workload identity is one that policies reach, or an agent, the export does not say (servicePrincipalType, signInAudience).',
)
/** https://learn.microsoft.com/entra/identity/conditional-access/agent-id (limitations) */
const EXCHANGE = ruledOut(
  'agentIdentities',
  'No policy is evaluated where an agent asks for a token to exchange it (AzureADTokenExchange).',
)
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
    const agents = agentTest(of, names, includesNobody(policy.conditions?.users))
    const others = ({ id, known }: Workload): Verdict => {
      const scope = outOfScope(known)
      if (included.length === 0 && !filtered) {
        if (isForAgents(of)) return ruledOut('agentIdentities', 'The policy is for agent identities.')
        return ruledOut('workloadIdentities', 'The policy is for people: it includes no workload identity.')
      }
      if (excluded.includes(id)) return ruledOut('workloadIdentities', `The policy excludes ${names(id)}.`)
      if (scope !== null) return ruledOut('workloadIdentities', scope)
      // Whether a filter narrows what is named, spares some of it, or adds to it: which it selects is not known.
      if (filtered) {
        return notEnough(
          'conditions.clientApplications.servicePrincipalFilter',
          'Which workload identities the filter selects is not known here: it reads custom security attributes.',
        )
      }
      if (included.includes(id)) return matched(`The policy includes ${names(id)}.`)
      if (included.includes(IN_MY_TENANT))
        return matched('The policy includes all service principals of this tenant.')
      return ruledOut('workloadIdentities', 'The policy does not include this workload identity.')
    }
    return (workload) => {
      if (workload === null) {
        return { outcome: 'any', because: 'A person signs in: no workload identity does.', reason: 'notSet' }
      }
      const { known, isExchange } = workload
      if (isAgentIdentity(known)) return isExchange ? EXCHANGE : agents(workload)
      const verdict = others(workload)
      if (!isUntold(known)) return verdict
      // It may be an agent, or one that no policy reaches.
      const open = known ? UNTOLD : UNHELD
      if (verdict.outcome === 'matched') return { ...verdict, path: open.path ?? '', doubt: open.because }
      const isOut = verdict.outcome === 'ruled-out' && agents(workload).outcome === 'ruled-out'
      return isOut ? verdict : open
    }
  },
  key: (signIn) => {
    const { signInIdentity } = signIn
    return isUser(signInIdentity) ? '' : `${signInIdentity.servicePrincipalId} ${exchanges(signIn)}`
  },
  facts: (signIn, { servicePrincipals, applications }) => {
    const { signInIdentity } = signIn
    if (isUser(signInIdentity)) return null
    const id = signInIdentity.servicePrincipalId.toLowerCase()
    const known = servicePrincipals.get(id)
    const appId = known?.agentIdentityBlueprintId?.toLowerCase()
    const blueprint = appId ? [appId, applications.get(appId)?.id.toLowerCase() ?? appId] : []
    return { id, known, blueprint, isExchange: exchanges(signIn) }
  },
}

/** Whether what is asked for is AzureADTokenExchange, and nothing else. */
function exchanges({ signInContext: of }: SignIn): boolean {
  const ids = 'includeApplications' in of ? of.includeApplications : []
  return ids.length > 0 && ids.every((id) => id.toLowerCase() === TOKEN_EXCHANGE)
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

/** A policy includes somebody: who it is that `None` stands for, v1.0 of Graph does not write. */
const UNSAID = notEnough(
  'conditions.clientApplications.includeAgentIdServicePrincipals',
  'Whom the policy includes the export does not say. It may be agents, which v1.0 of Graph leaves out: ask beta.',
)

/** Whether a policy is for no person: `None`, or nothing at all. */
function includesNobody(of: ConditionSet['users']): boolean {
  const { includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers: guests } = of ?? {}
  const named = [...listed(includeUsers), ...listed(includeGroups), ...listed(includeRoles)]
  return isEmpty(guests) && named.every((id) => id.toLowerCase() === 'none')
}

/**
 * What a policy says of an agent identity. Policies for people and for other workload identities are for neither: they are chosen
 * apart in the policy. https://learn.microsoft.com/entra/identity/conditional-access/howto-target-agent-identities
 */
function agentTest(
  of: ClientApplications | null | undefined,
  names: Names,
  isForNobody: boolean,
): (agent: Workload) => Verdict {
  const included = listed(of?.includeAgentIdServicePrincipals).map((id) => id.toLowerCase())
  const excluded = listed(of?.excludeAgentIdServicePrincipals).map((id) => id.toLowerCase())
  const others = [...listed(of?.includeServicePrincipals), ...listed(of?.excludeServicePrincipals)]
  const filter = of?.agentIdServicePrincipalFilter
  const mode = filter?.rule ? (filter.mode?.toLowerCase() ?? 'include') : null
  const path = 'conditions.clientApplications'
  const called = (id: string, ids: readonly string[]) =>
    ids.includes(id) ? names(id) : 'all agent identities'
  const isIn = (id: string, ids: readonly string[]) => ids.includes(id) || ids.includes('all')
  return ({ id, blueprint }) => {
    if (isIn(id, excluded)) return ruledOut('agentIdentities', `The policy excludes ${called(id, excluded)}.`)
    const isIncluded = isIn(id, included)
    const isNamed = (ids: readonly string[]) => blueprint.some((each) => ids.includes(each))
    if (isNamed(excluded) || (!isIncluded && isNamed(included))) {
      return notEnough(
        path,
        'The policy names the blueprint of this agent, which covers its agents; how Graph writes that is not documented.',
      )
    }
    if (mode !== null && isIncluded === (mode === 'exclude')) {
      return notEnough(
        `${path}.agentIdServicePrincipalFilter`,
        'Which agents the filter selects is not known here: it reads custom security attributes.',
      )
    }
    if (isIncluded) return matched(`The policy includes ${called(id, included)}.`)
    if (others.length > 0 && !isForAgents(of))
      return notEnough(
        `${path}.includeServicePrincipals`,
        'The policy is for service principals. Whether an agent identity is one of them here is not documented.',
      )
    if (isForNobody && of?.includeAgentIdServicePrincipals === undefined && filter === undefined)
      return UNSAID
    return isForAgents(of) || isForNobody
      ? ruledOut('agentIdentities', 'The policy does not include this agent identity.')
      : ruledOut('workloadIdentities', 'The policy is for people: it includes no agent identity.')
  }
}
