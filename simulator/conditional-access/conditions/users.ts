import type {
  ConditionalAccessPolicy,
  GuestsOrExternalUsers,
} from '../../directory/conditional-access-policy'
import { hasLostKinds, hasLostTenants } from '../../directory/lost-members'
import type { Membership } from '../../directory/memberships'
import { isAgentUser } from '../agents'
import { externalKinds } from '../external-kinds'
import { flags, listed, lowerSet } from '../lists'
import type { Names } from '../names'
import type { SignIn, UserSignIn } from '../sign-in'
import { isStandIn } from '../stand-ins'
import { type Condition, matched, notEnough, ruledOut, type Verdict } from './condition'
import type { PolicyContext } from './context'

/** Who signs in, as far as the directory and the question know; null: no person does. */
interface Person {
  readonly id: string
  readonly membership: Membership
  /** The kinds of external user that it may be, in lower case; null among them: none. More than one: not known which. */
  readonly kinds: readonly (string | null)[]
  readonly homeTenantId: string | null
  /** The account of an agent, which policies for people are not for; null: not known. */
  readonly isAgent: boolean | null
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups */
export const users: Condition<Person | null> = {
  name: 'users',
  unconfigured: 'No person signs in.',
  compile: (policy, { names }) => {
    const { includes, excludes } = membersOf(policy, names)
    const inactive = inactiveRoleSentence(policy)
    return (person) => {
      if (person === null) {
        return { outcome: 'any', because: 'No person signs in: a workload identity does.', reason: 'notSet' }
      }
      const included = firstOf(includes, person)
      if (included === null)
        return ruledOut('users', inactive(person) ?? 'The policy does not include this person.')
      const excluded = firstOf(excludes, person)
      if (excluded?.doubt === null) return ruledOut('users', `The policy excludes ${excluded.says}.`)
      const open = included.doubt === null ? excluded : included
      return open === null
        ? matched(`The policy includes ${included.says}.`)
        : undecided(open, open === excluded)
    }
  },
  key: ({ signInIdentity: identity, suppose }) => {
    if (!isUser(identity)) return ''
    const { userId, externalUserType, externalTenantId } = identity
    return externalUserType || externalTenantId || suppose
      ? `${userId} ${externalUserType ?? ''} ${externalTenantId ?? ''} ${suppose ? JSON.stringify(suppose) : ''}`
      : userId
  },
  facts: (signIn, context) =>
    isUser(signIn.signInIdentity) ? personOf(signIn, signIn.signInIdentity, context) : null,
}

/** Whether a person signs in, and no workload identity. */
export function isUser(identity: SignIn['signInIdentity']): identity is UserSignIn {
  return identity['@odata.type'] === '#microsoft.graph.userSignIn'
}

function personOf(
  { suppose }: SignIn,
  identity: UserSignIn,
  { users: known, memberships, hasAgents, tellsAgents }: PolicyContext,
): Person {
  const id = identity.userId.toLowerCase()
  const asked = identity.externalUserType?.toLowerCase()
  return {
    id,
    membership: memberships.of(identity.userId, suppose),
    kinds: asked ? [asked] : externalKinds(known.get(id)).map((kind) => kind?.toLowerCase() ?? null),
    homeTenantId: identity.externalTenantId?.toLowerCase() ?? null,
    isAgent:
      (hasAgents ?? !isStandIn(id)) && !asked && !(tellsAgents && known.has(id))
        ? null
        : isAgentUser(known.get(id)),
  }
}

/** A way to be meant by a policy, and how a sentence names it. */
interface Member {
  readonly says: string
  /** Null: the person is meant. False: they are not. A text: whether they are is not known, and why. */
  doubt(person: Person): string | null | false
  /** The member of the policy, and the group that is meant. */
  readonly path: string
  readonly groupId?: string
}

interface Found {
  readonly says: string
  readonly doubt: string | null
  readonly path: string
  readonly groupId?: string
}

/** The first that the person is, or else the first that they may be; null: none. */
function firstOf(members: readonly Member[], person: Person): Found | null {
  let open: Found | null = null
  for (const { doubt: of, says, path, groupId } of members) {
    const doubt = of(person)
    if (doubt === false) continue
    const found = { says, doubt, path, ...(groupId === undefined ? {} : { groupId }) }
    if (doubt === null) return found
    open ??= found
  }
  return open
}

function undecided({ says, doubt, path, groupId }: Found, excludes: boolean): Verdict {
  const verb = excludes ? 'excludes' : 'is for'
  const verdict = notEnough(
    path,
    `The policy ${verb} ${says}; whether this person is meant is not known. ${doubt}`,
  )
  return groupId === undefined ? verdict : { ...verdict, groupId }
}

function membersOf(policy: ConditionalAccessPolicy, names: Names) {
  const of = policy.conditions?.users
  const on = (side: Side) => [
    ...people(of?.[`${side}Users`], names, side),
    ...groups(of?.[`${side}Groups`], names, side),
    ...roles(of?.[`${side}Roles`], names, side),
    ...guests(of?.[`${side}GuestsOrExternalUsers`], side),
    ...agents(policy, names, side),
  ]
  return { includes: on('include'), excludes: on('exclude') }
}

type Side = 'include' | 'exclude'
type Ids = readonly string[] | null | undefined

const UNKNOWN_KIND = 'What kind of user they are is not known here.'

function people(ids: Ids, names: Names, side: Side): Member[] {
  const path = `conditions.users.${side}Users`
  return listed(ids).map((written): Member => {
    const id = written.toLowerCase()
    if (id === 'all') return { path, says: 'all users', doubt: ofAgent }
    if (id === 'allagentidusers') return { path, ...ALL_AGENTS }
    if (id === 'none') return { path, says: 'nobody', doubt: () => false }
    if (id === 'guestsorexternalusers') {
      const says = 'all guests and external users'
      return { path, says, doubt: ({ kinds }) => kindDoubt(kinds, (kind) => kind !== null) }
    }
    return { path, says: names(written), doubt: (person) => (person.id === id ? ofAgent(person) : false) }
  })
}

function groups(ids: Ids, names: Names, side: Side): Member[] {
  return listed(ids).map((written): Member => {
    const id = written.toLowerCase()
    return {
      path: `conditions.users.${side}Groups`,
      groupId: written,
      says: `the group ${names(written)}`,
      doubt: (person) => {
        const { membership, isAgent } = person
        // https://learn.microsoft.com/entra/identity/conditional-access/policy-agent-user: no group includes or spares one.
        if (isAgent) return false
        return membership.groupIds.has(id) ? mayBeAgent(isAgent) : (membership.groupDoubt(id) ?? false)
      },
    }
  })
}

function roles(ids: Ids, names: Names, side: Side): Member[] {
  return listed(ids).map((written): Member => {
    const id = written.toLowerCase()
    return {
      path: `conditions.users.${side}Roles`,
      says: `the role ${names(written)}`,
      doubt: (person) => {
        const { membership } = person
        return membership.roleTemplateIds.has(id) ? ofAgent(person) : (membership.roleDoubt(id) ?? false)
      },
    }
  })
}

const ALL_AGENTS: Pick<Member, 'says' | 'doubt'> = {
  says: 'all accounts of agents (preview)',
  doubt: ({ isAgent }) => (isAgent ? null : (mayBeAgent(isAgent) ?? false)),
}

/** A text: it is not known whether it is one. */
function mayBeAgent(isAgent: boolean | null): string | null {
  return isAgent === null
    ? 'Whether they are a person or the account of an agent the export does not say.'
    : null
}

/** People are chosen in a policy by account or role, and agents apart from them. */
function ofAgent({ isAgent }: Person): string | null {
  return isAgent
    ? 'Whether a choice among people reaches the account of an agent is not documented.'
    : mayBeAgent(isAgent)
}

/** https://learn.microsoft.com/entra/identity/conditional-access/howto-target-agent-identities */
function agents({ conditions }: ConditionalAccessPolicy, names: Names, side: Side): Member[] {
  const of = conditions?.agents
  const path = `conditions.agents.${side}AgentUsers`
  const chosen = listed(of?.[`${side}AgentUsers`]).map((written): Member => {
    const id = written.toLowerCase()
    if (id === 'all') return { path, ...ALL_AGENTS }
    return {
      path,
      says: `the agent ${names(written)} (preview)`,
      doubt: (person) => (person.id === id ? null : false),
    }
  })
  const filter = of?.agentFilter
  if (!filter?.rule || (filter.mode?.toLowerCase() ?? 'include') !== side) return chosen
  const doubt = 'It reads custom security attributes, which are not known here.'
  const says = 'agents that a filter selects (preview)'
  return [
    ...chosen,
    {
      path: 'conditions.agents.agentFilter',
      says,
      doubt: ({ isAgent }) => (isAgent ? doubt : (mayBeAgent(isAgent) ?? false)),
    },
  ]
}

/** Null: a kind that is meant. False: none is. A text: some of those that it may be are. */
function kindDoubt(kinds: Person['kinds'], isMeant: (kind: string | null) => boolean): string | null | false {
  if (kinds.every(isMeant)) return null
  return kinds.some(isMeant) ? UNKNOWN_KIND : false
}

const LOST_KINDS = 'The export lost which kinds are meant.'
const LOST_TENANTS = 'The export lost which organizations are meant.'
const NO_HOME = 'The question does not say from which organization they come.'

/** `externalTenants` narrows to some home tenants. Some tools write the object without what was in it: then nobody knows whom it means. */
function guests(of: GuestsOrExternalUsers | null | undefined, side: Side): Member[] {
  if (!of || Object.keys(of).length === 0) return []
  const path = `conditions.users.${side}GuestsOrExternalUsers`
  if (hasLostKinds(of)) {
    return [
      {
        path,
        says: 'certain external users',
        doubt: ({ kinds }) => (kinds.every((kind) => kind === null) ? false : LOST_KINDS),
      },
    ]
  }
  const tenants = tenantTest(of)
  return flags(of.guestOrExternalUserTypes).map((written): Member => {
    const meant = written.toLowerCase()
    return {
      path,
      says: `external users of the kind ${written}${tenants ? ' of certain organizations' : ''}`,
      doubt: ({ kinds, homeTenantId }) => {
        const kind = kindDoubt(kinds, (each) => each === meant)
        const tenant = kind === false || meant === 'internalguest' ? null : (tenants?.(homeTenantId) ?? null)
        return kind === false || tenant === false ? false : (kind ?? tenant)
      },
    }
  })
}

/** Whether somebody from a tenant is meant; null: everybody is. */
function tenantTest({
  externalTenants: of,
}: GuestsOrExternalUsers): ((home: string | null) => string | null | false) | null {
  if (!of) return null
  if (hasLostTenants({ externalTenants: of })) return () => LOST_TENANTS
  const members = lowerSet(of.members)
  if ((of.membershipKind ?? of['@odata.type'] ?? '').toLowerCase().includes('all')) return null
  return (home) => (home === null ? NO_HOME : members.has(home) ? null : false)
}

/** Only active, tenant-wide assignments of built-in roles count; where a person has the role otherwise, that is said. */
function inactiveRoleSentence(policy: ConditionalAccessPolicy): (person: Person) => string | null {
  const wanted = lowerSet(policy.conditions?.users?.includeRoles)
  return ({ membership }) => {
    const role = membership.inactiveRoles.find(({ roleDefinitionId }) =>
      wanted.has(roleDefinitionId.toLowerCase()),
    )
    return role ? `The policy includes a role that does not count here: ${role.because}` : null
  }
}
