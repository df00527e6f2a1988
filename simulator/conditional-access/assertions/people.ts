import { BUILT_IN_ROLES } from '../../directory/built-in-roles'
import type { Suppose } from '../../directory/memberships'
import type { DirectoryUser, PolicyTenant } from '../../directory/policy-tenant'
import type { Compiled } from '../compile/compiled'
import { find } from '../find'
import { listed } from '../lists'
import { isMadeUpId, MADE_UP, madeUpUser } from '../made-up'
import type { ExternalUserType, UserSignIn } from '../sign-in'
import type { Who } from './assertion'

/** Somebody who signs in, and how a sentence calls them. */
export interface Person {
  readonly says: string
  readonly identity: UserSignIn
  /** What is taken for granted of somebody who is made up, and of whom a claim is about: they are in none of the groups that it excepts. */
  readonly suppose?: Suppose
  /** Of somebody with several properties: how those with one of them are called. */
  readonly parts?: readonly string[]
}

const KINDS: readonly ExternalUserType[] = [
  'b2bCollaborationGuest',
  'internalGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
]

/** People who are in no export and could be: nobody's friend, one member of each group, one holder of each role, one guest of each kind. */
interface Stranger extends Person {
  readonly groupId?: string
  readonly roleId?: string
}

/** Whether somebody is made up, and stands for whoever has the same properties. */
export function isMadeUp({ identity }: Person): boolean {
  return isMadeUpId(identity.userId)
}

/**
 * The tenant with the people that its policies could tell apart and that an export may not hold: for each group and role that a
 * policy names somebody who has it and nothing else, and somebody who has nothing.
 * @param words further groups and roles, as assertions name them
 */
export function withStrangers(
  tenant: PolicyTenant,
  words: readonly string[],
): {
  readonly tenant: PolicyTenant
  /** Those who are added. */
  readonly users: readonly DirectoryUser[]
  readonly strangers: readonly Stranger[]
  /** Whom the strangers leave out, in a sentence; null where that is nobody whom the policies tell apart by two properties. */
  readonly untried: string | null
} {
  const of = tenant.conditionalAccessPolicies
    .filter(({ state }) => state !== 'disabled')
    .map(({ conditions }) => conditions?.users)
  const asked = (prefix: 'group' | 'role') =>
    words.filter((each) => each.startsWith(`${prefix}:`)).map((each) => idOf(tenant, each))
  const groups = unique([
    ...of.flatMap((users) => [...listed(users?.includeGroups), ...listed(users?.excludeGroups)]),
    ...asked('group'),
  ])
  const roles = unique([
    ...of.flatMap((users) => [...listed(users?.includeRoles), ...listed(users?.excludeRoles)]),
    ...asked('role'),
  ])
  const people = unique(
    of.flatMap((users) => [...listed(users?.includeUsers), ...listed(users?.excludeUsers)]),
  ).filter(
    (id) =>
      !['all', 'none', 'guestsorexternalusers'].includes(id.toLowerCase()) &&
      !tenant.users.some((user) => user.id.toLowerCase() === id.toLowerCase()),
  )
  const nameOf = (id: string) => tenant.groups.find((group) => group.id === id)?.displayName ?? id
  const strangers: Stranger[] = [
    { says: 'somebody with no group and no role', identity: person(`${MADE_UP}member`) },
    ...groups.map((id) => ({
      says: `a member of the group ${nameOf(id)}`,
      identity: person(`${MADE_UP}member`),
      suppose: { inGroups: [id] },
      groupId: id,
    })),
    ...roles.map((id) => ({
      says: `somebody with the role ${BUILT_IN_ROLES[id] ?? id}`,
      identity: person(`${MADE_UP}member`),
      suppose: { roles: [id] },
      roleId: id,
    })),
    ...people.map((id) => ({ says: `the person ${id}`, identity: person(id) })),
    ...KINDS.map((kind) => ({ says: `a guest (${kind})`, identity: person(`${MADE_UP}${kind}`, kind) })),
  ]
  const users = unique(strangers.map(({ identity }) => identity.userId)).map(madeUpUser)
  const pairs = combined(strangers)
  return {
    tenant: { ...tenant, users: [...tenant.users, ...users] },
    users,
    strangers: [...strangers, ...(pairs ?? [])],
    untried: pairs ? null : untriedOf(strangers),
  }
}

/** Pairs of more than these are not made. */
const MOST_PAIRS = 20_000

/** Whom a claim about this many properties was not tried for. */
function untriedOf({ length }: readonly Stranger[]): string {
  return `The policies tell ${length - 1} groups, roles, people and kinds of guest apart, which makes more than ${MOST_PAIRS} pairs: nobody who has two of them was tried.`
}

/**
 * People with two of the properties that policies tell apart, and one with all of them: an exception bites where somebody has
 * what a claim is about and what a policy excludes. Null where they would be too many.
 */
function combined([, ...single]: readonly Stranger[]): readonly Stranger[] | null {
  if ((single.length * single.length) / 2 > MOST_PAIRS) return null
  const pairs = single.flatMap((one, at) =>
    single.slice(at + 1).flatMap((other) => together([one, other]) ?? []),
  )
  const holding = single.filter(({ groupId, roleId }) => groupId !== undefined || roleId !== undefined)
  const everything = holding.length > 2 ? together(holding) : null
  return everything ? [...pairs, everything] : pairs
}

/** Somebody who is all of these; null where nobody can be: two people, or two kinds of guest. */
function together(parts: readonly Stranger[]): Stranger | null {
  const is = parts.filter(({ groupId, roleId }) => groupId === undefined && roleId === undefined)
  const [who, ...more] = is
  const kinds = is.filter(({ identity }) => identity.externalUserType)
  const named = is.filter(({ identity }) => !identity.externalUserType)
  if (kinds.length > 1 || named.length > 1 || more.length > 1) return null
  const kind = kinds[0]?.identity.externalUserType ?? undefined
  return {
    says: parts.map(({ says }) => says).join(', who is also '),
    parts: parts.map(({ says }) => says),
    identity: person(named[0]?.identity.userId ?? who?.identity.userId ?? `${MADE_UP}member`, kind),
    suppose: {
      inGroups: parts.flatMap(({ groupId }) => groupId ?? []),
      roles: parts.flatMap(({ roleId }) => roleId ?? []),
    },
  }
}

/**
 * The people that `who` means, one for each set of groups, roles and kind that a policy could tell apart.
 * @param compiled of the tenant with its strangers
 */
export function peopleOf(
  { people, except }: Who,
  compiled: Compiled,
  strangers: readonly Stranger[],
): readonly Person[] {
  const { tenant } = compiled
  const own = new Set(strangers.map(({ identity }) => identity.userId))
  const all: readonly Person[] = [
    ...strangers,
    ...tenant.users
      .filter(({ id }) => !own.has(id))
      .map((user) => ({
        says: user.displayName ?? user.userPrincipalName ?? user.id,
        identity: person(user.id, kindOf(user)),
      })),
  ]
  const meant = people.map((words) => test(words, compiled))
  const left = except.map((words) => test(words, compiled))
  const notInGroups = except.filter((words) => words.startsWith('group:')).map((words) => idOf(tenant, words))
  const classes = new Map<string, Person>()
  for (const each of all) {
    if (!meant.some((meets) => meets(each)) || left.some((meets) => meets(each))) continue
    const key = keyOf(each, compiled)
    if (!classes.has(key))
      classes.set(key, notInGroups.length > 0 ? { ...each, suppose: { ...each.suppose, notInGroups } } : each)
  }
  return [...classes.values()]
}

function test(words: string, compiled: Compiled): (person: Person) => boolean {
  const { tenant, context } = compiled
  if (words === 'all') return () => true
  if (words === 'guests') return ({ identity }) => Boolean(identity.externalUserType)
  if (words.startsWith('guests:')) {
    const kind = words.slice('guests:'.length).toLowerCase()
    return ({ identity }) => identity.externalUserType?.toLowerCase() === kind
  }
  const id = idOf(tenant, words).toLowerCase()
  if (words.startsWith('group:'))
    return ({ identity, suppose }) => context.memberships.of(identity.userId, suppose).groupIds.has(id)
  if (words.startsWith('role:'))
    return ({ identity, suppose }) => context.memberships.of(identity.userId, suppose).roleTemplateIds.has(id)
  return ({ identity }) => identity.userId.toLowerCase() === id
}

/** @throws SimulationError for a name that nothing has, or several things have */
function idOf(tenant: PolicyTenant, words: string): string {
  if (words.startsWith('group:')) return named(tenant, 'group', words.slice('group:'.length))
  if (words.startsWith('role:')) return named(tenant, 'role', words.slice('role:'.length))
  return named(tenant, 'person', words)
}

function named(tenant: PolicyTenant, kind: 'group' | 'role' | 'person', words: string): string {
  const written = tenant.conditionalAccessPolicies.some(({ conditions }) =>
    Object.values(conditions?.users ?? {}).some((list) => Array.isArray(list) && list.includes(words)),
  )
  // What a policy writes is known by that, be it a placeholder or an object that was not exported.
  return written ? words : find(tenant, kind, words).id
}

/** What policies see of a person: themselves where one names them, and everything else only by what they have. */
function keyOf({ identity, suppose }: Person, { context, tenant }: Compiled): string {
  const { groupIds, roleTemplateIds } = context.memberships.of(identity.userId, suppose)
  const isNamed = tenant.conditionalAccessPolicies.some(({ conditions }) =>
    [...listed(conditions?.users?.includeUsers), ...listed(conditions?.users?.excludeUsers)].some(
      (id) => id.toLowerCase() === identity.userId.toLowerCase(),
    ),
  )
  return JSON.stringify([
    isNamed ? identity.userId : '',
    // Of people who are made up it is known which groups they are in.
    isMadeUpId(identity.userId),
    identity.externalUserType ?? '',
    [...groupIds].sort(),
    [...roleTemplateIds].sort(),
  ])
}

function person(userId: string, externalUserType?: ExternalUserType): UserSignIn {
  return {
    '@odata.type': '#microsoft.graph.userSignIn',
    userId,
    ...(externalUserType ? { externalUserType } : {}),
  }
}

/** https://learn.microsoft.com/entra/external-id/user-properties */
function kindOf({
  userType,
  creationType,
  externalUserState,
  userPrincipalName,
}: DirectoryUser): ExternalUserType | undefined {
  const invited =
    creationType === 'Invitation' || Boolean(externalUserState) || /#EXT#/i.test(userPrincipalName ?? '')
  if (userType?.toLowerCase() === 'guest') return invited ? 'b2bCollaborationGuest' : 'internalGuest'
  return invited ? 'b2bCollaborationMember' : undefined
}

function unique(ids: readonly string[]): string[] {
  return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()]
}
