import { groupsOf } from '../directory/queries'
import type { Tenant, User } from '../directory/tenant'
import type { Asking } from './asking'
import type { Permission } from './delegated-permissions'
import { whyNotForSelf } from './permission-grant-policies'

/** Template ids of Global Administrator and Privileged Role Administrator: they may consent to every permission there is. */
export const UNLIMITED_ROLES = [
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
]

/** Those that may consent to every delegated permission: these two, Application Administrator and Cloud Application Administrator. */
export const CONSENTING_ROLES = [
  ...UNLIMITED_ROLES,
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
]
/**
 * The permissions among `asked` that this user may not grant: an administrator has to. For an application to which users must be
 * assigned these are all, whatever the tenant lets its users grant.
 */
export function adminOnly(
  tenant: Tenant,
  asking: Asking & { readonly user: User },
  asked: readonly Permission[],
): readonly Permission[] {
  if (hasRole(tenant, asking.user, CONSENTING_ROLES)) return []
  if (asking.servicePrincipal.appRoleAssignmentRequired) return asked
  return asked.filter((permission) => whyNotForSelf(tenant, asking, permission) !== undefined)
}

/** Directory roles reach a person directly, or through a group that was made to hold them; a role over a part of the tenant consents to nothing. */
export function hasRole(tenant: Tenant, user: User, roles: readonly string[]): boolean {
  const groups = groupsOf(tenant, user.id).filter((group) => group.isAssignableToRole)
  const principals = [user.id, ...groups.map(({ id }) => id)]
  return tenant.roleAssignments.some(
    (each) =>
      each.directoryScopeId === '/' &&
      roles.includes(each.roleDefinitionId) &&
      principals.includes(each.principalId),
  )
}
