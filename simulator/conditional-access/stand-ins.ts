import type { PolicyTenant } from '../directory/policy-tenant'
import { isMadeUpId } from './made-up'

const PREFIX = 'stand-in'
const MOST = 80

/** Whether an id is of somebody who stands for others. */
export function isStandIn(userId: string): boolean {
  return userId === PREFIX || userId.startsWith(`${PREFIX}:`) || isMadeUpId(userId)
}

/**
 * `tenant` with people who stand for those that an export left out: somebody in no group, and somebody in each group and role
 * that policies name and whose members are not known. They are in no export, and say what they are by their name; of each it is known that they are in no other group.
 */
export function withStandIns(tenant: PolicyTenant): PolicyTenant {
  const roleNames = new Map(tenant.roleDefinitions?.map(({ id, displayName }) => [id, displayName]))
  const users = tenant.users.filter(({ id }) => !isStandIn(id))
  const roleAssignments = tenant.roleAssignments.filter(({ id }) => !isStandIn(id))
  const { groups, roles } = named(tenant)
  const isEmpty = users.length === 0
  const byId = new Map(tenant.groups.map((group) => [group.id, group]))
  const known = isEmpty ? new Set<string>() : withKnownMembers(tenant)
  const unknown = [...groups].filter((id) => !known.has(id)).slice(0, MOST)
  const inGroups = unknown.map((id) => ({
    id: `${PREFIX}:group:${id}`,
    displayName: `Somebody in ${byId.get(id)?.displayName || `group ${id}`}`,
    userPrincipalName: 'stand-in for a member',
    transitiveMemberOf: [id],
    assignedToRole: [],
  }))
  const inRoles = (isEmpty ? [...roles].slice(0, MOST) : []).map((id) => ({
    id: `${PREFIX}:role:${id}`,
    displayName: `Somebody who is ${roleNames.get(id) ?? `in role ${id}`}`,
    userPrincipalName: 'stand-in for an administrator',
    transitiveMemberOf: [],
    assignedToRole: [],
  }))
  const anybody = {
    id: PREFIX,
    displayName: 'Somebody in no group',
    userPrincipalName: 'stand-in for everybody else',
    transitiveMemberOf: [],
    assignedToRole: [],
  }
  const guest = {
    id: `${PREFIX}:guest`,
    displayName: 'A guest in no group',
    userPrincipalName: 'stand-in for guests',
    userType: 'Guest',
    transitiveMemberOf: [],
    assignedToRole: [],
  }
  return {
    ...tenant,
    users: [...users, ...(isEmpty ? [anybody, guest] : []), ...inGroups, ...inRoles],
    roleAssignments: [
      ...roleAssignments,
      ...inRoles.map(({ id }) => ({
        id,
        principalId: id,
        roleDefinitionId: id.slice(`${PREFIX}:role:`.length),
        directoryScopeId: '/',
      })),
    ],
  }
}

function named({ conditionalAccessPolicies }: PolicyTenant) {
  const groups = new Set<string>()
  const roles = new Set<string>()
  for (const { conditions } of conditionalAccessPolicies) {
    const { includeGroups, excludeGroups, includeRoles, excludeRoles } = conditions?.users ?? {}
    for (const id of [...(includeGroups ?? []), ...(excludeGroups ?? [])]) groups.add(id)
    for (const id of [...(includeRoles ?? []), ...(excludeRoles ?? [])]) roles.add(id)
  }
  return { groups, roles }
}

/** Ids of groups of which somebody or a rule is known: large tenants have thousands, so they are gone through once. */
function withKnownMembers({ groups, users }: PolicyTenant): ReadonlySet<string> {
  const known = new Set<string>()
  for (const { id, members, membershipRule } of groups) if (members?.length || membershipRule) known.add(id)
  for (const { memberOf } of users) {
    for (const each of memberOf ?? []) known.add(typeof each === 'string' ? each : each.id)
  }
  return known
}
