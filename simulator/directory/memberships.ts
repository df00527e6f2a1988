import { type ListedMemberships, listedMemberships, type OwnList } from './listed-memberships'
import { type OpenGroups, openGroups } from './open-groups'
import type { PolicyTenant, RoleAssignment } from './policy-tenant'
import { type DynamicGroups, NO_GROUPS, noRules, type ReadDynamicGroups } from './unlisted-groups'

/** What a principal belongs to, directly and through groups in groups. Ids are in lower case. */
export interface Membership {
  readonly groupIds: ReadonlySet<string>
  /** Template ids of roles that are active for the whole tenant. */
  readonly roleTemplateIds: ReadonlySet<string>
  /** Roles that the principal has in some way and that Conditional Access does not count, and why. */
  readonly inactiveRoles: readonly { readonly roleDefinitionId: string; readonly because: string }[]
  /** Of a group that is not in `groupIds`: why the principal may be in it all the same; null: they are not. */
  groupDoubt(groupId: string): string | null
  /** Of a role that is not in `roleTemplateIds`: why the principal may have it all the same; null: they have not. */
  roleDoubt(roleId: string): string | null
}

/** What a question supposes of whoever signs in, where the tenant does not say it: ids of groups. */
export interface Suppose {
  readonly inGroups?: readonly string[]
  readonly notInGroups?: readonly string[]
  /** Template ids of roles. */
  readonly roles?: readonly string[]
  readonly notRoles?: readonly string[]
}

export interface Memberships {
  /** Of a user, a device or a service principal, by object id in any case; of an id that nothing names, little is known. */
  of(principalId: string, suppose?: Suppose | null): Membership
  /** Dynamic groups whose members are not known: the export does not hold them, and the rule cannot be applied. */
  readonly undecided: readonly { readonly groupId: string; readonly because: string }[]
}

/**
 * Who belongs to what in `tenant`: worked out when first asked for, and kept. The tenant must not change.
 * Nested groups count, roles only when active, built in and for the whole tenant.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
 * @param read for groups whose members the export does not hold
 */
export function memberships(tenant: PolicyTenant, read: ReadDynamicGroups = noRules): Memberships {
  const known = new Map<string, Membership>()
  let index: Index | undefined
  let held = 0
  const indexed = () => {
    index ??= createIndex(tenant, read)
    return index
  }
  return {
    of(principalId, suppose) {
      if (suppose) return find(indexed(), principalId.toLowerCase(), suppose)
      const before = known.get(principalId)
      if (before) return before
      const id = principalId.toLowerCase()
      // One answer for an id, however it is written.
      const kept = id === principalId ? undefined : known.get(id)
      if (kept) return kept
      const found = find(indexed(), id)
      held += found.groupIds.size
      if (held > MAX_HELD) {
        known.clear()
        indexed().nested.clear()
        held = found.groupIds.size
      }
      known.set(id, found)
      return found
    },
    get undecided() {
      return indexed().dynamic.undecided
    },
  }
}

/** How many memberships are kept in all. Ten thousand people in a few hundred groups each are within it. */
const MAX_HELD = 4_000_000

interface Index {
  /** Groups with all that they are in, by the groups that one starts from: colleagues share them. */
  readonly nested: Map<string, ReadonlySet<string>>
  readonly listed: ListedMemberships
  readonly dynamic: DynamicGroups
  readonly open: OpenGroups
  /** Principals that have a role, by role. */
  readonly holders: ReadonlyMap<string, readonly string[]>
  readonly assignments: ReadonlyMap<string, readonly RoleAssignment[]>
  readonly eligible: ReadonlyMap<string, readonly RoleAssignment[]>
  /** Users, devices, service principals, and what an assignment says to be one of these: no group. */
  readonly others: ReadonlySet<string>
  /** Names of groups, and whether a role may be assigned to them. */
  readonly groups: ReadonlyMap<string, { readonly name: string; readonly mayHoldRoles: boolean }>
}

function createIndex(tenant: PolicyTenant, read: ReadDynamicGroups): Index {
  const listed = listedMemberships(tenant)
  const dynamic = read(tenant, listed)
  return {
    nested: new Map(),
    listed,
    dynamic,
    open: openGroups(tenant, listed, dynamic),
    holders: holdersOf(tenant.roleAssignments),
    assignments: byPrincipal(tenant.roleAssignments),
    eligible: byPrincipal(tenant.roleEligibilitySchedules),
    others: new Set(
      [
        ...tenant.users.map(({ id }) => id),
        ...tenant.devices.map(({ id }) => id),
        ...tenant.servicePrincipals.map(({ id }) => id),
        ...tenant.roleAssignments.flatMap((each) => (isOfNoGroup(each) ? (each.principalId ?? []) : [])),
      ].map((id) => id.toLowerCase()),
    ),
    groups: new Map(
      tenant.groups.map(({ id, displayName, isAssignableToRole }) => [
        id.toLowerCase(),
        { name: displayName ?? id, mayHoldRoles: isAssignableToRole !== false },
      ]),
    ),
  }
}

function find(index: Index, principalId: string, suppose: Suppose = {}): Membership {
  const { groupsOf, ownLists } = index.listed
  const own = ownLists.get(principalId)
  // A list taken from the user holds dynamic groups too, so no rule needs to be asked.
  const { groups: byRule, open, disputed } = own ? NO_GROUPS : index.dynamic.of(principalId)
  const isDisputed = (id: string) => disputed.some(({ groupId }) => groupId === id)
  const direct = new Set([
    ...(groupsOf.get(principalId) ?? []).filter((id) => !isDisputed(id)),
    ...(own?.direct ?? []),
    ...byRule,
    ...lower(suppose.inGroups),
  ])
  const groupIds = withOuterGroups(new Set([...direct, ...(own?.transitive ?? [])]), index)
  const roleTemplateIds = new Set([...(own?.roles ?? []), ...lower(suppose.roles)])
  /** Roles of assignments that do not say for what. */
  const unscoped = new Set<string>()
  const inactive = new Map<string, string>()
  for (const holder of [principalId, ...groupIds]) {
    const through = holder === principalId ? null : holder
    for (const assignment of index.assignments.get(holder) ?? []) {
      const role = assignment.roleDefinitionId?.toLowerCase()
      if (!role) continue
      const because = whyNotCounted(assignment, through, direct, index)
      if (because === null) (isUnscoped(assignment) ? unscoped : roleTemplateIds).add(role)
      else if (!inactive.has(role)) inactive.set(role, because)
    }
    for (const { roleDefinitionId } of index.eligible.get(holder) ?? []) {
      const role = roleDefinitionId?.toLowerCase()
      if (role && !inactive.has(role)) inactive.set(role, eligible(through, index))
    }
  }
  const inactiveRoles = [...inactive]
    .filter(([role]) => !roleTemplateIds.has(role))
    .map(([roleDefinitionId, because]) => ({ roleDefinitionId, because }))
  const ruledOut = new Set([...lower(suppose.notInGroups), ...lower(suppose.notRoles)])
  const byDoubt = new Map<string, string>()
  for (const { groupId, because } of open) {
    for (const id of withOuterGroups(new Set([groupId]), index)) byDoubt.set(id, because)
  }
  const groupDoubt = (groupId: string) =>
    groupIds.has(groupId) || ruledOut.has(groupId)
      ? null
      : (index.open.doubt(principalId, groupId) ?? byDoubt.get(groupId) ?? null)
  return {
    groupIds,
    roleTemplateIds,
    inactiveRoles,
    groupDoubt,
    roleDoubt: (roleId) =>
      roleTemplateIds.has(roleId) || ruledOut.has(roleId)
        ? null
        : unscoped.has(roleId)
          ? 'An assignment of it does not say for what (directoryScopeId).'
          : roleDoubt(roleId, { own, groupDoubt, holds: new Set([principalId, ...groupIds]) }, index),
  }
}

/** Why somebody may have a role that no assignment gives them. */
function roleDoubt(
  roleId: string,
  {
    own,
    groupDoubt,
    holds,
  }: {
    readonly own: OwnList | undefined
    readonly groupDoubt: Membership['groupDoubt']
    /** The principal and all groups that it is in. */
    readonly holds: ReadonlySet<string>
  },
  { assignments, holders, groups, others }: Index,
): string | null {
  if (own?.losesRole) return 'A role of theirs does not say which it is (roleTemplateId).'
  // In every tenant somebody has a role: where no assignment came in, none was exported.
  if (assignments.size === 0) {
    if (!own?.namesRoles) return NO_ASSIGNMENT
    // A role that comes through a group is in no list of whoever has it.
    const through = own.direct.find((id) => groups.get(id)?.mayHoldRoles !== false)
    return through === undefined
      ? null
      : `${NO_ASSIGNMENT} It may come through the group ${groups.get(through)?.name ?? through}.`
  }
  const ofAnyRole = holders.get(LOST) ?? []
  if (ofAnyRole.some((holder) => holds.has(holder)))
    return 'An assignment to them does not say of which role.'
  for (const holder of [...(holders.get(roleId) ?? []), ...ofAnyRole]) {
    if (holder === LOST) return 'An assignment of it does not say to whom.'
    const group = groups.get(holder)
    if (group?.mayHoldRoles === false || others.has(holder)) continue
    // A role comes to direct members of a group: whoever lists where they are directly lists it.
    const doubt = group === undefined && own ? null : groupDoubt(holder)
    if (doubt === null) continue
    return group
      ? `It is assigned to the group ${group.name}. ${doubt}`
      : `It is assigned to ${holder}, which the export does not have: it may be a group.`
  }
  return null
}

const NO_ASSIGNMENT = 'No assignment of a role is in the export.'

function lower(ids: readonly string[] | undefined): string[] {
  return (ids ?? []).map((id) => id.toLowerCase())
}

function withOuterGroups(start: ReadonlySet<string>, { nested, listed }: Index): ReadonlySet<string> {
  const key = [...start].join()
  const known = nested.get(key)
  if (known) return known
  const groupIds = new Set(start)
  // The set grows while it is walked, and each group is in it once: cycles end, and depth costs no stack.
  for (const groupId of groupIds) {
    for (const outer of listed.groupsOf.get(groupId) ?? []) groupIds.add(outer)
  }
  nested.set(key, groupIds)
  return groupIds
}

function eligible(through: string | null, index: Index): string {
  const by = through === null ? '' : ` through the group ${nameOf(through, index)}`
  return `Eligible${by} and not activated: a role counts once it is active.`
}

/** Why an active assignment does not make the role count, or null when it does. */
function whyNotCounted(
  assignment: RoleAssignment,
  through: string | null,
  direct: ReadonlySet<string>,
  index: Index,
): string | null {
  const scope = assignment.directoryScopeId ?? '/'
  const unit = /^\/administrativeUnits\/(.+)$/i.exec(scope)?.[1]
  if (unit !== undefined) return `Assigned for the administrative unit ${unit}, not for the whole tenant.`
  if (scope !== '/') return `Assigned for one object (${scope}), not for the whole tenant.`
  if (isCustom(assignment)) return 'A custom role: Conditional Access knows built-in roles only.'
  if (through === null) return null
  if (index.groups.get(through)?.mayHoldRoles === false) {
    return `Assigned to the group ${nameOf(through, index)}, which is not role-assignable.`
  }
  if (!direct.has(through)) {
    return `Assigned to the group ${nameOf(through, index)}, which passes roles to its direct members only.`
  }
  return null
}

function nameOf(groupId: string, index: Index): string {
  return index.groups.get(groupId)?.name ?? groupId
}

/** Graph says with every assignment what it is for, in this member or in that of an application. */
function isUnscoped({ directoryScopeId }: RoleAssignment): boolean {
  return directoryScopeId === undefined || directoryScopeId === null
}

/** Only an assignment exported with its definition says so: the id alone does not tell a custom role from a new built-in one. */
function isCustom(assignment: RoleAssignment & { readonly roleDefinition?: unknown }): boolean {
  const definition = assignment.roleDefinition
  return (
    typeof definition === 'object' &&
    definition !== null &&
    'isBuiltIn' in definition &&
    definition.isBuiltIn === false
  )
}

/** Only an assignment exported with its principal says so. */
function isOfNoGroup(assignment: RoleAssignment & { readonly principal?: unknown }): boolean {
  const { principal } = assignment
  return (
    typeof principal === 'object' &&
    principal !== null &&
    '@odata.type' in principal &&
    typeof principal['@odata.type'] === 'string' &&
    principal['@odata.type'].toLowerCase() !== '#microsoft.graph.group'
  )
}

/** In place of the role, or of the principal, of an assignment that lost it. */
const LOST = ''

function byPrincipal(assignments: readonly RoleAssignment[]): ReadonlyMap<string, readonly RoleAssignment[]> {
  const found = new Map<string, RoleAssignment[]>()
  for (const assignment of assignments) {
    const id = assignment.principalId?.toLowerCase()
    const known = id === undefined ? undefined : found.get(id)
    if (known) known.push(assignment)
    else if (id) found.set(id, [assignment])
  }
  return found
}

/** Who has each role for the whole tenant, as far as assignments of built-in roles say. */
function holdersOf(assignments: readonly RoleAssignment[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const assignment of assignments) {
    const role = assignment.roleDefinitionId?.toLowerCase() ?? LOST
    const holder = assignment.principalId?.toLowerCase() ?? LOST
    if ((assignment.directoryScopeId ?? '/') !== '/' || isCustom(assignment)) continue
    found.set(role, [...(found.get(role) ?? []), holder])
  }
  return found
}
