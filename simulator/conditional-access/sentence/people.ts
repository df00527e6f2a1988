import type {
  ClientApplications,
  ConditionSet,
  GuestsOrExternalUsers,
  Users,
} from '../../directory/conditional-access-policy'
import { both, flags, listed } from '../lists'
import type { Names } from '../names'
import { count, few, NO_WORDS, type Words } from './words'

const GUESTS: Readonly<Record<string, string>> = {
  internalguest: 'internal guests',
  b2bcollaborationguest: 'B2B collaboration guests',
  b2bcollaborationmember: 'B2B collaboration members',
  b2bdirectconnectuser: 'B2B direct connect users',
  otherexternaluser: 'other external users',
  serviceprovider: 'service provider users',
}

/** Whom a policy is for. */
export function people(users: Users | null | undefined, names: Names): Words {
  if (!users) return NO_WORDS
  const included = side(
    'included',
    users.includeUsers,
    users.includeGroups,
    users.includeRoles,
    users.includeGuestsOrExternalUsers,
    names,
  )
  const excluded = side(
    'excluded',
    users.excludeUsers,
    users.excludeGroups,
    users.excludeRoles,
    users.excludeGuestsOrExternalUsers,
    names,
  )
  const but = excluded.phrase === 'nobody' ? '' : ` except ${excluded.phrase}`
  return { phrase: `${included.phrase}${but}`, facts: [...included.facts, ...excluded.facts] }
}

type Ids = readonly string[] | null | undefined

function side(
  way: 'included' | 'excluded',
  users: Ids,
  groups: Ids,
  roles: Ids,
  guests: GuestsOrExternalUsers | null | undefined,
  names: Names,
): Words {
  const special = listed(users).map((id) => id.toLowerCase())
  if (special.includes('all')) return { phrase: 'all users', facts: [`Users ${way}: all.`] }
  const agents = special.includes('allagentidusers') ? ['all accounts of agents (preview)'] : []
  const anyGuest = special.includes('guestsorexternalusers')
  const single = listed(users).filter((id) => !/^(none|guestsorexternalusers|allagentidusers)$/i.test(id))
  const kinds = [...(anyGuest ? ['all guests and external users'] : []), ...guestKinds(guests), ...agents]
  const parts = [
    { noun: 'user', ids: single, called: (named: readonly string[]) => few(named, 'user') },
    {
      noun: 'role',
      ids: listed(roles),
      called: (named: readonly string[]) => `holders of ${few(named, 'role')}`,
    },
    {
      noun: 'group',
      ids: listed(groups),
      called: (named: readonly string[]) => `members of ${few(named, 'group')}`,
    },
  ].filter(({ ids }) => ids.length > 0)
  if (parts.length + kinds.length === 0) return { phrase: 'nobody', facts: [`Users ${way}: none.`] }
  const organizations = organizationsOf(guests, way)
  return {
    phrase: both([...parts.map(({ ids, called }) => called(ids.map(names))), ...kinds]),
    facts: [
      `Users ${way}: ${[...parts.map(({ noun, ids }) => count(ids.length, noun)), ...kinds].join(', ')}.`,
      ...parts.map(({ noun, ids }) => `The ${noun}s ${way}: ${ids.map(names).join(', ')}.`),
      ...organizations,
    ],
  }
}

function guestKinds(guests: GuestsOrExternalUsers | null | undefined): readonly string[] {
  return flags(guests?.guestOrExternalUserTypes).map((type) => GUESTS[type.toLowerCase()] ?? type)
}

function organizationsOf(guests: GuestsOrExternalUsers | null | undefined, way: string): readonly string[] {
  const tenants = guests?.externalTenants
  if (tenants?.membershipKind?.toLowerCase() !== 'enumerated') return []
  return [`The organizations of guests ${way}: ${listed(tenants.members).join(', ') || 'none'}.`]
}

/** The workload identities that a policy is for. */
export function workloads(clients: ClientApplications | null | undefined, names: Names): Words {
  const included = listed(clients?.includeServicePrincipals)
  const excluded = listed(clients?.excludeServicePrincipals)
  const rule = clients?.servicePrincipalFilter?.rule
  if (included.length + excluded.length === 0 && !rule) return NO_WORDS
  const all = included.some((id) => id.toLowerCase() === 'serviceprincipalsinmytenant')
  const phrase = all
    ? 'all workload identities'
    : `the workload identities ${few(included.map(names), 'service principal')}`
  const but = excluded.length === 0 ? '' : ` except ${few(excluded.map(names), 'service principal')}`
  return {
    phrase: `${phrase}${but}`,
    facts: [
      `Workload identities included: ${all ? 'all of this tenant' : included.map(names).join(', ') || 'none'}.`,
      `Workload identities excluded: ${excluded.map(names).join(', ') || 'none'}.`,
      ...(rule ? [`A filter of workload identities: ${rule}.`] : []),
    ],
  }
}

/** The agents that a policy is for: agent identities, and accounts of agents. In preview. */
export function agents(
  { clientApplications: clients, agents: users }: ConditionSet,
  names: Names,
): readonly Words[] {
  return [
    agentWords(
      'agent identities',
      clients?.includeAgentIdServicePrincipals,
      clients?.excludeAgentIdServicePrincipals,
      clients?.agentIdServicePrincipalFilter?.rule,
      names,
    ),
    agentWords(
      'accounts of agents (preview)',
      users?.includeAgentUsers,
      users?.excludeAgentUsers,
      users?.agentFilter?.rule,
      names,
    ),
  ]
}

function agentWords(
  noun: string,
  included: Ids,
  excluded: Ids,
  rule: string | null | undefined,
  names: Names,
): Words {
  const isAll = listed(included).some((id) => id.toLowerCase() === 'all')
  const [within, without] = [listed(included).map(names), listed(excluded).map(names)]
  if (within.length + without.length === 0 && !rule) return NO_WORDS
  const filtered = rule ? ', as a filter selects them' : ''
  const but = without.length === 0 ? '' : ` except ${without.join(', ')}`
  return {
    phrase: `${isAll ? 'all' : 'the'} ${noun}${isAll || within.length === 0 ? '' : ` ${within.join(', ')}`}${but}${filtered}`,
    facts: [
      `Of ${noun} included: ${isAll ? 'all' : within.join(', ') || 'none'}.`,
      `Of ${noun} excluded: ${without.join(', ') || 'none'}.`,
      ...(rule ? [`A filter of ${noun}: ${rule}.`] : []),
    ],
  }
}
