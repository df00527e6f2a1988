import type { Tenant } from '../directory/tenant'
import type { Asking } from './asking'
import { whyNotBy } from './custom-grant-policy'
import type { Permission } from './delegated-permissions'
import { GRAPH } from './requested-scope'

/** Why a policy does not let people grant this permission to this application; undefined where it does. */
type Policy = (tenant: Tenant, asking: Asking, permission: Permission) => string | undefined

/** Ids of what people may grant for themselves begin so in `permissionGrantPoliciesAssigned`; Microsoft writes both cases. */
const FOR_SELF = 'managepermissiongrantsforself.'

/**
 * Permissions of Microsoft Graph that `microsoft-user-default-recommended` leaves to administrators. Microsoft keeps this list, and
 * adds to it: which they are on a given day is in the tenant, and not here.
 */
const LEFT_TO_ADMINISTRATORS =
  /^(Files|Sites|Mail|MailboxSettings|Calendars|Chat|ChatMessage|Contacts|People|Tasks)\./

/** The policies that every tenant has (Microsoft, "Configure how users consent to applications"), by id. */
const POLICIES: Readonly<Record<string, Policy>> = {
  'microsoft-user-default-legacy': () => undefined,
  'microsoft-user-default-low': (tenant, asking, permission) =>
    ofNobodyVerified(tenant, asking) ??
    (isLow(permission) ? undefined : `${permission.scope.value} is not classified as low impact`),
  'microsoft-user-default-recommended': (tenant, asking, { resource, scope }) =>
    ofNobodyVerified(tenant, asking) ??
    (resource.appId === GRAPH && LEFT_TO_ADMINISTRATORS.test(scope.value)
      ? `${scope.value} is one that Microsoft's own policy leaves to administrators`
      : undefined),
}

/**
 * Why nobody may grant this for themselves: the permission is for administrators, or no policy assigned to users allows it. Undefined
 * where one does. Each policy is looked at by itself, those that the tenant has made as well, and one that allows it is enough. That what the
 * API keeps for administrators stays so under a policy of the tenant's own is our reading.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies (November 2026)
 */
export function whyNotForSelf(tenant: Tenant, asking: Asking, permission: Permission): string | undefined {
  if (permission.scope.type === 'Admin') return `${permission.scope.value} is for administrators to grant`
  const ids = tenant.authorizationPolicy.defaultUserRolePermissions.permissionGrantPoliciesAssigned
    .map((id) => id.toLowerCase())
    .flatMap((id) => (id.startsWith(FOR_SELF) ? [id.slice(FOR_SELF.length)] : []))
  if (ids.length === 0) return 'people of this tenant may consent to nothing'
  const reasons = ids.map((id) => {
    const policy = Object.hasOwn(POLICIES, id) ? POLICIES[id] : undefined
    if (policy) return policy(tenant, asking, permission)
    const own = tenant.permissionGrantPolicies.find((each) => each.id.toLowerCase() === id)
    if (own) return whyNotBy(own, asking, permission)
    return id.startsWith('microsoft-')
      ? `this lab does not read the policy ${id}`
      : `this tenant has no policy ${id}`
  })
  return reasons.includes(undefined) ? undefined : reasons[0]
}

/** Whether nobody has verified who publishes it, in words; undefined where somebody has. An application of this tenant's own needs no verified publisher. */
export function ofNobodyVerified(
  tenant: Tenant,
  { application, servicePrincipal }: Asking,
): string | undefined {
  const isOwn = servicePrincipal.appOwnerOrganizationId === tenant.organization.id
  return isOwn || application.verifiedPublisher ? undefined : 'its publisher is not verified'
}

function isLow({ resource, scope }: Permission): boolean {
  return resource.delegatedPermissionClassifications.some(
    ({ permissionId, classification }) => permissionId === scope.id && classification === 'low',
  )
}
