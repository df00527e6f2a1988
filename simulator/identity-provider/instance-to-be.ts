import type { Application, ServicePrincipal, Tenant } from '../directory/tenant'
import { type AtTenant, applicationOf, type Client, clientIn, homeOf, type Provider } from './exchange'

/**
 * Registration and instance where somebody signs in. A multitenant application that a tenant has no instance of yet comes with the one
 * that consent would make, which has no id (Entra, "Convert single-tenant app to multitenant").
 * @param tenant `open` as long as nobody has said of which one they are
 */
export function clientAtSignIn(
  provider: Provider,
  tenant: Tenant | 'open',
  appId: string,
): Client | undefined {
  const application = applicationOf(provider, appId)
  const home = homeOf(provider, appId)?.tenant
  const known = tenant === 'open' ? undefined : clientIn(provider, tenant, appId)
  if (known || !application || !home || home === tenant) return known
  return application.signInAudience === 'AzureADMultipleOrgs'
    ? { application, servicePrincipal: instanceToBe(application, home) }
    : undefined
}

/** Whether people of `tenant` are among those whom the registration is for: its own, or with `AzureADMultipleOrgs` everybody's. */
export function isOpenTo(provider: Provider, application: Application, tenant: Tenant): boolean {
  const isHome = homeOf(provider, application.appId)?.tenant === tenant
  return isHome || application.signInAudience === 'AzureADMultipleOrgs'
}

/** What consent makes in another tenant: scopes and roles are copies, and the id is given then. */
function instanceToBe(application: Application, home: Tenant): ServicePrincipal {
  const { appId, displayName, identifierUris, api, appRoles } = application
  return {
    id: '',
    appId,
    displayName,
    servicePrincipalType: 'Application',
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    appOwnerOrganizationId: home.organization.id,
    servicePrincipalNames: [appId, ...identifierUris],
    oauth2PermissionScopes: api.oauth2PermissionScopes,
    appRoles,
    delegatedPermissionClassifications: [],
    alternativeNames: [],
    keyCredentials: [],
  }
}

/** The instance of the application in this tenant. A tenant that has none gets one by the first consent (Entra, "Convert single-tenant app to multitenant"). */
export function instanceOf({
  servicePrincipal,
  directory,
  tenant,
  exchange,
}: AtTenant & Client): ServicePrincipal {
  if (servicePrincipal.id !== '') return servicePrincipal
  const { random, emit } = exchange.server
  const made = { ...servicePrincipal, id: random.uuid() }
  const says = `${made.displayName} has a service principal in ${tenant.organization.displayName} now.`
  directory.put('servicePrincipals', made, says, emit)
  return made
}
