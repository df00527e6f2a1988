import type { PolicyTenant, Reference } from './policy-tenant'

/** Memberships as an export lists them, at the group or at the user. All ids are in lower case. */
export interface ListedMemberships {
  /** Groups by the id of what they hold directly: users, devices, service principals, groups. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>
  /** What users list themselves. */
  readonly ownLists: ReadonlyMap<string, OwnList>
  isDirectMember(memberId: string, groupId: string): boolean
}

export interface OwnList {
  readonly direct: readonly string[]
  readonly transitive: readonly string[]
  /** Template ids of directory roles, which are active and for the whole tenant. */
  readonly roles: readonly string[]
  /** A role is in it that does not say which. Graph gives nothing but the id of what the reader may not read. */
  readonly losesRole: boolean
  /** The list has roles among its groups, so that one that is not there is not held by the user alone. */
  readonly namesRoles: boolean
  /** Groups around its groups are in it as well. */
  readonly isTransitive: boolean
}

/** Collects the lists of members and of memberships of `tenant`. */
export function listedMemberships(tenant: PolicyTenant): ListedMemberships {
  const groupsOf = new Map<string, string[]>()
  for (const group of tenant.groups) {
    for (const member of group.members ?? []) {
      const id = idOf(member)
      const known = groupsOf.get(id)
      if (known) known.push(group.id.toLowerCase())
      else groupsOf.set(id, [group.id.toLowerCase()])
    }
  }
  const ownLists = new Map<string, OwnList>()
  // Whether an empty list is one of groups and roles, another list of the export tells: a list of groups alone can be asked for.
  const tellsTypes = tenant.users.some(({ memberOf, transitiveMemberOf }) =>
    [...(memberOf ?? []), ...(transitiveMemberOf ?? [])].some((each) => typeOf(each) !== null),
  )
  for (const { id, memberOf, transitiveMemberOf, ...more } of tenant.users) {
    if (!memberOf && !transitiveMemberOf) continue
    if (GOES_ON in more || isCut(memberOf) || isCut(transitiveMemberOf)) {
      // A part of a list says where somebody is, and not where they are not.
      const key = id.toLowerCase()
      const part = [...(memberOf ?? []), ...(transitiveMemberOf ?? [])].filter(isGroup).map(idOf)
      groupsOf.set(key, [...(groupsOf.get(key) ?? []), ...part])
      continue
    }
    const transitive = transitiveMemberOf ?? []
    // Microsoft365DSC lists groups alone, and roles in a list of their own.
    // Without a list of direct memberships nothing tells which are direct.
    const direct = memberOf ?? transitive
    ownLists.set(id.toLowerCase(), {
      direct: direct.filter(isGroup).map(idOf),
      transitive: transitive.filter(isGroup).map(idOf),
      roles: [...direct, ...transitive].flatMap(directoryRole),
      losesRole: [...direct, ...transitive].some((each) => isRole(each) && directoryRole(each).length === 0),
      namesRoles:
        direct.length + transitive.length === 0
          ? Boolean(more.assignedToRole) || (tellsTypes && !('resourceName' in more))
          : [...direct, ...transitive].some((each) => typeOf(each) !== null),
      isTransitive: Boolean(transitiveMemberOf) || direct.length === 0,
    })
  }
  return {
    groupsOf,
    ownLists,
    isDirectMember: (memberId, groupId) =>
      groupsOf.get(memberId)?.includes(groupId) === true ||
      ownLists.get(memberId)?.direct.includes(groupId) === true,
  }
}

const GOES_ON = 'memberOf@odata.nextLink'
/** Objects that `$expand` gives of a list at most, without a nextLink. https://learn.microsoft.com/graph/query-parameters */
const MOST_EXPANDED = 20

/** Whether a list of objects ends where `$expand` does, so that there may be more. */
export function isCut(list: readonly Reference[] | null | undefined): boolean {
  return list?.length === MOST_EXPANDED && list.every((each) => typeof each !== 'string')
}

/** The id in a reference, in lower case. */
export function idOf(reference: Reference): string {
  return (typeof reference === 'string' ? reference : reference.id).toLowerCase()
}

/** `@odata.type` of what is referred to; null: the export does not say. */
export function typeOf(reference: Reference): string | null {
  if (typeof reference === 'string' || !('@odata.type' in reference)) return null
  return typeof reference['@odata.type'] === 'string' ? reference['@odata.type'] : null
}

/** An export that does not name types lists groups. */
function isGroup(reference: Reference): boolean {
  const type = typeOf(reference)
  return type === null || type === '#microsoft.graph.group'
}

function isRole(reference: Reference): boolean {
  return typeOf(reference) === '#microsoft.graph.directoryRole'
}

function directoryRole(reference: Reference): string[] {
  if (typeof reference === 'string' || !isRole(reference)) return []
  return 'roleTemplateId' in reference && typeof reference.roleTemplateId === 'string'
    ? [reference.roleTemplateId.toLowerCase()]
    : []
}
