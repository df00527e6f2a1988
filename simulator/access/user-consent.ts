import type { Tenant, User } from '../directory/tenant'
import type { Permission } from './delegated-permissions'

/** Template id of Global Administrator, who may consent to every delegated permission. */
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
/** "Any permission that does not need an administrator." The stricter policies need classifications this tenant does not have. */
const LEGACY = 'ManagePermissionGrantsForSelf.microsoft-user-default-legacy'

/** The permissions among `asked` that this user may not grant: an administrator has to. */
export function adminOnly(tenant: Tenant, user: User, asked: readonly Permission[]): readonly Permission[] {
  const isAdministrator = tenant.roleAssignments.some(
    (each) => each.principalId === user.id && each.roleDefinitionId === GLOBAL_ADMINISTRATOR,
  )
  if (isAdministrator) return []
  const policies = tenant.authorizationPolicy.defaultUserRolePermissions.permissionGrantPoliciesAssigned
  return policies.includes(LEGACY) ? asked.filter((each) => each.scope.type === 'Admin') : asked
}
