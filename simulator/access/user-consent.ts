import { groupsOf } from '../directory/queries'
import type { ServicePrincipal, Tenant, User } from '../directory/tenant'
import type { Permission } from './delegated-permissions'

/**
 * Template ids of the roles that may consent to every delegated permission: Global Administrator, Privileged Role Administrator,
 * Application Administrator, Cloud Application Administrator.
 */
const CONSENTING_ROLES = [
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
]
/** "Any permission that does not need an administrator." The stricter policies need classifications this tenant does not have. */
const LEGACY = 'ManagePermissionGrantsForSelf.microsoft-user-default-legacy'

/**
 * The permissions among `asked` that this user may not grant: an administrator has to. For an application to which users must be
 * assigned these are all, whatever the tenant lets its users grant.
 */
export function adminOnly(
  tenant: Tenant,
  { user, servicePrincipal }: { readonly user: User; readonly servicePrincipal: ServicePrincipal },
  asked: readonly Permission[],
): readonly Permission[] {
  if (mayConsentForAnybody(tenant, user)) return []
  if (servicePrincipal.appRoleAssignmentRequired) return asked
  const policies = tenant.authorizationPolicy.defaultUserRolePermissions.permissionGrantPoliciesAssigned
  return policies.includes(LEGACY) ? asked.filter((each) => each.scope.type === 'Admin') : asked
}

/** Directory roles reach a person directly, or through a group that was made to hold them; a role over a part of the tenant consents to nothing. */
function mayConsentForAnybody(tenant: Tenant, user: User): boolean {
  const groups = groupsOf(tenant, user.id).filter((group) => group.isAssignableToRole)
  const principals = [user.id, ...groups.map(({ id }) => id)]
  return tenant.roleAssignments.some(
    (each) =>
      each.directoryScopeId === '/' &&
      CONSENTING_ROLES.includes(each.roleDefinitionId) &&
      principals.includes(each.principalId),
  )
}
