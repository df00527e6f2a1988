import { groupsOf } from '../directory/queries'
import type { AppRole, AppRoleAssignment, ServicePrincipal, Tenant } from '../directory/tenant'

/** Assignments of a principal to `resource`: its own, and those of groups it is a direct member of (nested groups do not count). */
export function assignmentsTo(
  tenant: Tenant,
  principalId: string,
  resource: ServicePrincipal,
): readonly AppRoleAssignment[] {
  const principals = [principalId, ...groupsOf(tenant, principalId).map((group) => group.id)]
  return tenant.appRoleAssignments.filter(
    (each) => each.resourceId === resource.id && principals.includes(each.principalId),
  )
}

/** Values for the `roles` claim of a user or an application; undefined when there is none, because an empty claim is not issued. */
export function appRolesOf(
  tenant: Tenant,
  principalId: string,
  resource: ServicePrincipal,
  kind: AppRole['allowedMemberTypes'][number],
): readonly string[] | undefined {
  const ids = assignmentsTo(tenant, principalId, resource).map((each) => each.appRoleId)
  const values = resource.appRoles
    .filter((role) => role.isEnabled && role.allowedMemberTypes.includes(kind) && ids.includes(role.id))
    .map((role) => role.value)
  return values.length > 0 ? values : undefined
}
