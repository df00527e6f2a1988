import { groupsOf } from '../directory/queries'
import type { AppRoleAssignment, ServicePrincipal, Tenant, User } from '../directory/tenant'

/** Assignments of the user to `resource`: their own, and those of groups they are a direct member of (nested groups do not count). */
export function assignmentsTo(
  tenant: Tenant,
  user: User,
  resource: ServicePrincipal,
): readonly AppRoleAssignment[] {
  const principals = [user.id, ...groupsOf(tenant, user.id).map((group) => group.id)]
  return tenant.appRoleAssignments.filter(
    (each) => each.resourceId === resource.id && principals.includes(each.principalId),
  )
}

/** Values for the `roles` claim; undefined when there is none, because an empty claim is not issued. */
export function appRolesOf(
  tenant: Tenant,
  user: User,
  resource: ServicePrincipal,
): readonly string[] | undefined {
  const ids = assignmentsTo(tenant, user, resource).map((each) => each.appRoleId)
  const values = resource.appRoles
    .filter((role) => role.isEnabled && role.allowedMemberTypes.includes('User') && ids.includes(role.id))
    .map((role) => role.value)
  return values.length > 0 ? values : undefined
}
