import type {
  AppRole,
  AppRoleAssignment,
  OAuth2PermissionGrant,
  ServicePrincipal,
  Tenant,
  User,
} from '../directory/tenant'
import { type Permission, permissionsToConsent, type Request } from './delegated-permissions'
import { GRAPH } from './requested-scope'
import { CONSENTING_ROLES, hasRole, UNLIMITED_ROLES } from './user-consent'

/** An application permission: one app role of one resource. */
export interface ApplicationPermission {
  readonly resource: ServicePrincipal
  readonly role: AppRole
}

/** What an administrator is asked to grant for the whole tenant. */
export interface ForEverybody {
  readonly delegated: readonly Permission[]
  readonly application: readonly ApplicationPermission[]
}

/**
 * What a request for admin consent asks for: the scopes that it names, or with `.default` all that the application lists in
 * `requiredResourceAccess`; application permissions come with `.default` alone.
 */
export function permissionsForEverybody(tenant: Tenant, request: Request): ForEverybody {
  const everything = [request.scope, ...request.scope.others].some(({ values }) =>
    values.includes('.default'),
  )
  return {
    delegated: permissionsToConsent(tenant, request, true),
    application: everything ? registeredRoles(tenant, request) : [],
  }
}

/**
 * Whether this user may grant that for everybody: with any of the consenting roles, and application permissions of Microsoft Graph with the two
 * that have no limit alone (Microsoft, "Grant tenant-wide admin consent to an application"). The values of what is beyond them otherwise.
 */
export function beyondAdministrator(tenant: Tenant, user: User, wanted: ForEverybody): readonly string[] {
  if (hasRole(tenant, user, UNLIMITED_ROLES)) return []
  const roles = wanted.application.filter(({ resource }) => resource.appId === GRAPH)
  return hasRole(tenant, user, CONSENTING_ROLES) ? roles.map(({ role }) => role.value) : valuesOf(wanted)
}

export const valuesOf = ({ delegated, application }: ForEverybody): readonly string[] => [
  ...delegated.map(({ scope }) => scope.value),
  ...application.map(({ role }) => role.value),
]

/** What a yes writes: for each resource one grant for everybody, merged into an earlier one; and for each app role an assignment, if there is none. */
export function writtenForEverybody(
  tenant: Tenant,
  { id: clientId }: ServicePrincipal,
  { delegated, application }: ForEverybody,
  newId: () => string,
): { readonly grants: readonly OAuth2PermissionGrant[]; readonly assignments: readonly AppRoleAssignment[] } {
  const resources = [...new Set(delegated.map(({ resource }) => resource.id))]
  const grants = resources.map((resourceId): OAuth2PermissionGrant => {
    const before = tenant.oauth2PermissionGrants.find(
      (grant) =>
        grant.clientId === clientId &&
        grant.resourceId === resourceId &&
        grant.consentType === 'AllPrincipals',
    )
    const values = delegated.flatMap(({ resource, scope }) =>
      resource.id === resourceId ? [scope.value] : [],
    )
    const scope = [...new Set([...(before?.scope.split(' ') ?? []), ...values])].join(' ')
    return {
      id: before?.id ?? newId(),
      clientId,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId,
      scope,
    }
  })
  const assignments = application.flatMap(({ resource, role }): AppRoleAssignment[] => {
    const has = tenant.appRoleAssignments.some(
      (each) =>
        each.principalId === clientId && each.resourceId === resource.id && each.appRoleId === role.id,
    )
    if (has) return []
    return [
      {
        id: newId(),
        principalId: clientId,
        principalType: 'ServicePrincipal',
        resourceId: resource.id,
        appRoleId: role.id,
      },
    ]
  })
  return { grants, assignments }
}

function registeredRoles(tenant: Tenant, { application }: Request): readonly ApplicationPermission[] {
  return application.requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) => {
    const wanted = resourceAccess.filter(({ type }) => type === 'Role').map(({ id }) => id)
    return tenant.servicePrincipals
      .filter(({ appId }) => appId === resourceAppId)
      .flatMap((resource) =>
        resource.appRoles
          .filter(
            ({ id, isEnabled, allowedMemberTypes }) =>
              isEnabled && allowedMemberTypes.includes('Application') && wanted.includes(id),
          )
          .map((role) => ({ resource, role })),
      )
  })
}
