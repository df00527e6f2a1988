import { BUILT_IN_ROLES } from '../../directory/built-in-roles'
import type { Suppose } from '../../directory/memberships'
import type { DirectoryUser, PolicyTenant } from '../../directory/policy-tenant'
import type { ReadDynamicGroups } from '../../directory/unlisted-groups'
import { readOf } from '../combinations/looks'
import { seenOf } from '../combinations/seen'
import { signInOf } from '../combinations/value'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { users as usersCondition } from '../conditions/users'
import { externalKinds, type Kind } from '../external-kinds'
import { find } from '../find'
import { listed } from '../lists'
import { isMadeUpId, MADE_UP, madeUpUser } from '../made-up'
import type { ExternalUserType, UserSignIn } from '../sign-in'
import type { Who } from './assertion'
import { classesOf, type Effect } from './classes'

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

/** People who could be, and those whom they leave out. */
export interface Strangers {
  readonly people: readonly Stranger[]
  /** Whom they leave out, in a sentence; null where that is nobody whom the policies tell apart. */
  readonly untried: string | null
}

/**
 * The tenant with the people that its policies could tell apart and that an export may not hold.
 * @param words further groups and roles, as assertions name them
 * @param read reads the rules of dynamic groups
 */
export function withStrangers(
  tenant: PolicyTenant,
  words: readonly string[],
  read?: ReadDynamicGroups,
): {
  /** Of the tenant with those who are added. */
  readonly compiled: Compiled
  /** Those who are added. */
  readonly users: readonly DirectoryUser[]
  /**
   * Somebody who has nothing; for each group, role, person and kind of guest somebody who is that and nothing else; and for every
   * other way in which policies treat somebody with several of these, one.
   * @param asked groups, roles and people that a claim tells apart
   * @param matters by bit the policies that may apply to what is asked; all, where it is left out
   */
  strangers(asked: readonly string[], matters?: Int32Array): Strangers
} {
  const { nobody, single } = alone(tenant, words)
  const users = unique([nobody, ...single].map(({ identity }) => identity.userId)).map(madeUpUser)
  const compiled = compile({ ...tenant, users: [...tenant.users, ...users] }, read)
  return {
    compiled,
    users,
    strangers: (asked, matters = compiled.live) => {
      const classes = together(effects(compiled, asked, matters, nobody), nobody, single)
      return {
        people: [nobody, ...single, ...(classes ?? pairs(single))],
        untried: classes ? null : untriedOf(single),
      }
    },
  }
}

/** Somebody who has nothing, and somebody for each thing alone that policies or `words` name. */
function alone(tenant: PolicyTenant, words: readonly string[]) {
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
  const known = new Set(tenant.users.map(({ id }) => id.toLowerCase()))
  const people = unique(
    of.flatMap((users) => [...listed(users?.includeUsers), ...listed(users?.excludeUsers)]),
  ).filter(
    (id) =>
      !['all', 'none', 'guestsorexternalusers'].includes(id.toLowerCase()) && !known.has(id.toLowerCase()),
  )
  const names = new Map(tenant.groups.map(({ id, displayName }) => [id, displayName]))
  const single: readonly Stranger[] = [
    ...groups.map((id) => ({
      says: `a member of the group ${names.get(id) ?? id}`,
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
  const nobody: Stranger = {
    says: 'somebody with no group and no role',
    identity: person(`${MADE_UP}member`),
  }
  return { nobody, single }
}

/** Ways in which policies treat people, of which more are not tried. */
const MOST_CLASSES = 10_000

/**
 * People with several of the properties that policies tell apart, one for each way in which policies and the claim treat them; null where these are too many.
 */
function together(
  effect: (somebody: Stranger) => Effect,
  nobody: Stranger,
  single: readonly Stranger[],
): readonly Stranger[] | null {
  const properties = single.filter(isHeld)
  const has = properties.map(effect)
  const named = single.filter((each) => !isHeld(each) && !each.identity.externalUserType)
  const guests = single.filter(({ identity }) => identity.externalUserType)
  const found: Stranger[] = []
  for (const kind of [null, ...guests]) {
    const who: readonly (readonly Stranger[])[] = [
      kind ? [kind] : [],
      ...named.map((each) => (kind ? [each, kind] : [each])),
    ]
    const classes = classesOf(
      who.map((parts) => effect(joined(parts, nobody))),
      has,
      MOST_CLASSES - found.length,
    )
    if (classes === null) return null
    for (const each of classes) {
      const parts = [...each.has.flatMap((place) => properties[place] ?? []), ...(who[each.who] ?? [])]
      if (parts.length > 1) found.push(joined(parts, nobody))
    }
  }
  return found
}

function isHeld({ groupId, roleId }: Stranger): boolean {
  return groupId !== undefined || roleId !== undefined
}

/** What being somebody does: to policies that are on, to what claims ask of people, and to what else is seen of them. */
function effects(
  compiled: Compiled,
  asked: readonly string[],
  matters: Int32Array,
  nobody: Stranger,
): (somebody: Stranger) => Effect {
  const { context, policies } = compiled
  const tests = policies
    .filter(({ index }) => ((matters[index >> 5] ?? 0) & (1 << (index & 31))) !== 0)
    .flatMap(({ policy }) => {
      const { agents: _, ...conditions } = policy.conditions ?? {}
      const { includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers, ...excluding } =
        conditions.users ?? {}
      const of = (users: object) =>
        usersCondition.compile({ ...policy, conditions: { ...conditions, users } }, context)
      const includes = of({ includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers })
      const excludes = of({ ...excluding, includeUsers: ['All'] })
      return includes && excludes ? [{ includes, excludes }] : []
    })
  const claims = unique(asked.filter((each) => each !== 'all')).map((each) => test(each, compiled))
  const usual = seenOf(compiled, nobody)
  const others: string[] = []
  return (somebody: Stranger): Effect => {
    const facts = usersCondition.facts(signInOf([somebody]), context)
    let [includes, excludes, bit] = [0n, 0n, 1n]
    // Two bits for each policy: as if what is not known of it were so, and as if it were not.
    for (const each of tests) {
      const [within, without] = [each.includes(facts).outcome, each.excludes(facts).outcome]
      if (within === 'matched') includes |= bit
      if (within !== 'ruled-out') includes |= bit << 1n
      if (without !== 'matched') excludes |= bit
      if (without === 'ruled-out') excludes |= bit << 1n
      bit <<= 2n
    }
    for (const meets of claims) {
      if (meets(somebody)) includes |= bit
      bit <<= 1n
    }
    // Rules of the platform and methods: whoever is not the usual one in these is a property of their own.
    const seen = seenOf(compiled, somebody)
    if (seen !== usual) {
      if (!others.includes(somebody.says)) others.push(somebody.says)
      includes |= bit << BigInt(others.indexOf(somebody.says))
    }
    return { includes, excludes }
  }
}

/** Whom a claim about this many properties was not tried for. */
function untriedOf({ length }: readonly Stranger[]): string {
  return `The policies tell ${length} groups, roles, people and kinds of guest apart, which the policies that may apply treat in more than ${MOST_CLASSES.toLocaleString('en')} ways together: ${length > MOST_FOR_PAIRS ? 'nobody who has two of them was tried' : 'of those who have more than two of them only whoever has all was tried'}.`
}

/** Of more properties than these no pairs are made. */
const MOST_FOR_PAIRS = 200

/**
 * People with two of the properties that policies tell apart, and one with all of them: an exception bites where somebody has
 * what a claim is about and what a policy excludes.
 */
function pairs(single: readonly Stranger[]): readonly Stranger[] {
  if (single.length > MOST_FOR_PAIRS) return []
  const [first] = single
  if (!first) return []
  const two = single.flatMap((one, at) =>
    single.slice(at + 1).flatMap((other) => (canBe([one, other]) ? [joined([one, other], first)] : [])),
  )
  const holding = single.filter(isHeld)
  return holding.length > 2 ? [...two, joined(holding, first)] : two
}

/** Nobody is two people, or two kinds of guest. */
function canBe(parts: readonly Stranger[]): boolean {
  const is = parts.filter((each) => !isHeld(each))
  return (
    is.filter(({ identity }) => identity.externalUserType).length < 2 &&
    is.filter(({ identity }) => !identity.externalUserType).length < 2
  )
}

/** Somebody who is all of these. */
function joined(parts: readonly Stranger[], nobody: Stranger): Stranger {
  const [only] = parts
  if (!only) return nobody
  if (parts.length === 1) return only
  const is = parts.filter((each) => !isHeld(each))
  const kind = is.find(({ identity }) => identity.externalUserType)?.identity
  const who = is.find(({ identity }) => !identity.externalUserType)?.identity ?? kind
  return {
    says: parts.map(({ says }) => says).join(', who is also '),
    parts: parts.map(({ says }) => says),
    identity: person(who?.userId ?? `${MADE_UP}member`, kind?.externalUserType ?? undefined),
    suppose: {
      inGroups: parts.flatMap(({ groupId }) => groupId ?? []),
      roles: parts.flatMap(({ roleId }) => roleId ?? []),
    },
  }
}

/**
 * The people that `who` means, one for each way in which a decision can tell them apart: by policies, by methods, by where they are at
 * home, by an account that is off.
 * @param compiled of the tenant with its strangers
 */
export function peopleOf(
  { of: people, except }: Pick<Who, 'of' | 'except'>,
  compiled: Compiled,
  strangers: readonly Stranger[],
): readonly Person[] {
  const { tenant } = compiled
  const own = new Set(strangers.map(({ identity }) => identity.userId))
  const named = new Set(
    people
      .filter((words) => !/^(all|guests|(guests|group|role):.*)$/s.test(words))
      .map((words) => idOf(tenant, words).toLowerCase()),
  )
  const all: readonly Person[] = [
    ...strangers,
    ...tenant.users
      // A group or a role is whoever of it can sign in: an account that is off is asked where a claim names it.
      .filter(
        ({ id, accountEnabled }) => !own.has(id) && (accountEnabled !== false || named.has(id.toLowerCase())),
      )
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
    const somebody = notInGroups.length > 0 ? { ...each, suppose: { ...each.suppose, notInGroups } } : each
    // Of people who are made up it is known which groups they are in: they come first, and by themselves.
    const key = `${isMadeUp(each)} ${readOf(compiled, somebody)}`
    if (!classes.has(key)) classes.set(key, somebody)
  }
  return [...classes.values()]
}

function test(words: string, compiled: Compiled): (person: Person) => boolean {
  const { tenant, context } = compiled
  if (words === 'all') return () => true
  // Whoever may be a guest is meant: what is not known of them is what the answer is not certain for.
  const kindsOf = ({ identity }: Person): readonly Kind[] =>
    identity.externalUserType
      ? [identity.externalUserType]
      : externalKinds(context.users.get(identity.userId.toLowerCase()))
  if (words === 'guests') return (somebody) => kindsOf(somebody).some((kind) => kind !== null)
  if (words.startsWith('guests:')) {
    const wanted = words.slice('guests:'.length).toLowerCase()
    return (somebody) => kindsOf(somebody).some((kind) => kind?.toLowerCase() === wanted)
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

function person(userId: string, externalUserType?: ExternalUserType): UserSignIn {
  return {
    '@odata.type': '#microsoft.graph.userSignIn',
    userId,
    ...(externalUserType ? { externalUserType } : {}),
  }
}

/** Where it is not known what kind somebody is, the decision says so. */
function kindOf(user: DirectoryUser): ExternalUserType | undefined {
  const [kind, ...others] = externalKinds(user)
  return others.length === 0 ? (kind ?? undefined) : undefined
}

function unique(ids: readonly string[]): string[] {
  return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()]
}
