import type { Application, ServicePrincipal } from '../directory/tenant'

export function isManagedIdentity({ servicePrincipalType }: ServicePrincipal): boolean {
  return servicePrincipalType === 'ManagedIdentity'
}

/**
 * A managed identity is a service principal without a registration
 * (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq). What the token endpoint reads of
 * a registration stands in the service principal itself; all else, a redirect address for one, it has none of.
 */
export function registrationOf(servicePrincipal: ServicePrincipal): Application {
  const { id, appId, displayName, keyCredentials = [] } = servicePrincipal
  return {
    id,
    appId,
    displayName,
    keyCredentials,
    signInAudience: 'AzureADMyOrg',
    publisherDomain: '',
    verifiedPublisher: null,
    identifierUris: [],
    web: { redirectUris: [], logoutUrl: null },
    spa: { redirectUris: [] },
    publicClient: { redirectUris: [] },
    api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [] },
    appRoles: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    federatedIdentityCredentials: [],
    isFallbackPublicClient: null,
    groupMembershipClaims: null,
    owners: [],
  }
}

/** The resource in Azure that a managed identity is, or that it belongs to. */
export function azureResourceOf({ alternativeNames }: ServicePrincipal): string | undefined {
  return alternativeNames.find((name) => name.startsWith('/subscriptions/'))
}
