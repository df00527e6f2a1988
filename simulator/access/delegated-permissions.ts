import type {
  Application,
  OAuth2PermissionGrant,
  PermissionScope,
  ServicePrincipal,
  Tenant,
  User,
} from '../directory/tenant'
import type { RequestedScope } from './requested-scope'

/** A delegated permission: one scope of one resource. */
export interface Permission {
  readonly resource: ServicePrincipal
  readonly scope: PermissionScope
}

/** Who asks for what on whose behalf. */
export interface Request {
  readonly servicePrincipal: ServicePrincipal
  readonly application: Application
  readonly user: User
  readonly scope: RequestedScope
}

/** Scope values of `resource` granted to the client for this user: by an administrator for everybody, or by the user. */
function grantedTo(tenant: Tenant, request: Request, resource: ServicePrincipal): ReadonlySet<string> {
  const grants = tenant.oauth2PermissionGrants.filter(
    (grant) =>
      grant.clientId === request.servicePrincipal.id &&
      grant.resourceId === resource.id &&
      (grant.consentType === 'AllPrincipals' || grant.principalId === request.user.id),
  )
  return new Set([
    ...grants.flatMap((grant) => grant.scope.split(' ')),
    ...preAuthorized(tenant, request.application, resource),
  ])
}

/** Scope values that an API of this tenant gives the client itself (`preAuthorizedApplications`): nobody is asked, and no grant is written. */
function preAuthorized(
  { applications }: Tenant,
  { appId }: Application,
  resource: ServicePrincipal,
): readonly string[] {
  const { api } = applications.find((each) => each.appId === resource.appId) ?? {}
  const ids = (api?.preAuthorizedApplications ?? []).flatMap((each) =>
    each.appId === appId ? each.delegatedPermissionIds : [],
  )
  return resource.oauth2PermissionScopes.flatMap(({ id, value }) => (ids.includes(id) ? [value] : []))
}

/** Every permission the request needs, granted or not. `.default` needs all that is registered, unless something was granted before. */
function neededPermissions(tenant: Tenant, request: Request, again: boolean): readonly Permission[] {
  const { openid } = request.scope
  const graph = tenant.servicePrincipals.filter((each) =>
    each.oauth2PermissionScopes.some((scope) => scope.value === 'openid'),
  )
  const ofOpenid = graph.flatMap((each) => permissions(each, (scope) => openid.includes(scope.value)))
  const ofResources = [request.scope, ...request.scope.others].flatMap(({ resource, values }) =>
    !values.includes('.default')
      ? permissions(resource, (scope) => values.includes(scope.value))
      : again || grantedTo(tenant, request, resource).size === 0
        ? registeredPermissions(tenant, request.application)
        : [],
  )
  const all = [...ofOpenid, ...ofResources]
  return all.filter((each, index) => all.findIndex((other) => other.scope.id === each.scope.id) === index)
}

/** The permissions to ask consent for: those nobody has granted yet, or with `again` all of them. */
export function permissionsToConsent(tenant: Tenant, request: Request, again = false): readonly Permission[] {
  return neededPermissions(tenant, request, again).filter(
    ({ resource, scope }) => again || !grantedTo(tenant, request, resource).has(scope.value),
  )
}

/**
 * Whoever consents to an app that asks for `.default` of an API which knows that app (`knownClientApplications`) consents to what the API
 * needs of others as well: the API as the client, and what of it nobody has granted yet.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow#default-and-combined-consent
 */
export function permissionsBehind(
  tenant: Tenant,
  request: Request,
): readonly { readonly client: Request; readonly permissions: readonly Permission[] }[] {
  return [request.scope, ...request.scope.others].flatMap(({ resource, values }) => {
    const application = tenant.applications.find((each) => each.appId === resource.appId)
    const knows = application?.api.knownClientApplications?.includes(request.application.appId)
    if (!application || !knows || !values.includes('.default')) return []
    const client = { ...request, application, servicePrincipal: resource }
    const permissions = registeredPermissions(tenant, application).filter(
      (each) => !grantedTo(tenant, client, each.resource).has(each.scope.value),
    )
    return [{ client, permissions }]
  })
}

/** The scope values an access token carries, by the alphabet: all that is granted at its API, whatever of it was asked for (decision 052). */
export function effectiveScopes(tenant: Tenant, request: Request): readonly string[] {
  const granted = grantedTo(tenant, request, request.scope.resource)
  const known = (value: string) => value.toLowerCase()
  return [...granted]
    .filter((value) => value !== 'offline_access')
    .sort((one, other) => (known(one) < known(other) ? -1 : 1))
}

/** What consent writes: one grant per resource, merged into the user's earlier one. `newId` names a grant that did not exist. */
export function grantsOfConsent(
  tenant: Tenant,
  request: Request,
  consented: readonly Permission[],
  newId: () => string,
): readonly OAuth2PermissionGrant[] {
  const resources = [...new Set(consented.map((each) => each.resource.id))]
  return resources.map((resourceId) => {
    const before = tenant.oauth2PermissionGrants.find(
      (grant) =>
        grant.clientId === request.servicePrincipal.id &&
        grant.resourceId === resourceId &&
        grant.principalId === request.user.id,
    )
    const values = consented.filter((each) => each.resource.id === resourceId).map((each) => each.scope.value)
    return {
      id: before?.id ?? newId(),
      clientId: request.servicePrincipal.id,
      consentType: 'Principal',
      principalId: request.user.id,
      resourceId,
      scope: [...new Set([...(before?.scope.split(' ') ?? []), ...values])].join(' '),
    }
  })
}

function permissions(resource: ServicePrincipal, wanted: (scope: PermissionScope) => boolean): Permission[] {
  return resource.oauth2PermissionScopes
    .filter((scope) => scope.isEnabled && wanted(scope))
    .map((scope) => ({ resource, scope }))
}

function registeredPermissions(tenant: Tenant, application: Application): Permission[] {
  return application.requiredResourceAccess.flatMap((required) => {
    const wanted = required.resourceAccess.filter((each) => each.type === 'Scope').map((each) => each.id)
    return tenant.servicePrincipals
      .filter((each) => each.appId === required.resourceAppId)
      .flatMap((each) => permissions(each, (scope) => wanted.includes(scope.id)))
  })
}
