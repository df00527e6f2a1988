import type { OAuth2PermissionGrant, ServicePrincipal, Tenant } from '../../directory/tenant'
import { contoso as contosoSample } from '../../fixtures/contoso'
import { fabrikam as fabrikamSample } from '../../fixtures/fabrikam'
import { deepFreeze } from '../../fixtures/freeze'
import { guid } from '../../fixtures/guid'
import { instanceNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { permissionScope } from '../../fixtures/permission-scope'
import { instance, registration } from '../../fixtures/registration'

const DOMAIN = 'contoso.example'
const OWNER = contosoSample.organization.id
const SECRET = guid('Quotes secret 2026')

const read = permissionScope(
  guid('Quotes.Read'),
  'Quotes.Read',
  'User',
  'Read the prices you get',
  'Read the prices that users get',
)

/** The API with the prices: registered once, for people of many tenants. */
export const quotesApi = registration(
  guid('Quotes API registration'),
  guid('Quotes API client id'),
  'Quotes API',
  DOMAIN,
  {
    signInAudience: 'AzureADMultipleOrgs',
    identifierUris: ['api://quotes.contoso.example'],
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [read] },
  },
)

/** The app that Contoso wrote for its customers: registered once, for people of many tenants. */
export const quotes = registration(guid('Quotes registration'), guid('Quotes client id'), 'Quotes', DOMAIN, {
  signInAudience: 'AzureADMultipleOrgs',
  // Without it, Entra lets people of other tenants consent to little more than to be signed in.
  verifiedPublisher: { displayName: 'Contoso' },
  web: { redirectUris: ['https://quotes.contoso.example/callback'], logoutUrl: null },
  requiredResourceAccess: [
    { resourceAppId: quotesApi.appId, resourceAccess: [{ id: read.id, type: 'Scope' }] },
    openidConnect,
  ],
  passwordCredentials: [
    {
      keyId: SECRET,
      displayName: 'Server, 2026',
      hint: 'Qu4',
      startDateTime: '2026-01-05T09:00:00Z',
      endDateTime: '2027-01-05T09:00:00Z',
    },
  ],
})

/** An administrator has consented for everybody of `tenant`. */
function granted(tenant: Tenant, app: ServicePrincipal, api: ServicePrincipal): OAuth2PermissionGrant[] {
  const { displayName } = tenant.organization
  const grant = (resource: ServicePrincipal, scope: string): OAuth2PermissionGrant => ({
    id: guid(`Quotes in ${displayName} to ${resource.displayName}`),
    clientId: app.id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: resource.id,
    scope,
  })
  return [
    grant(instanceNamed(tenant, 'Microsoft Graph'), 'openid profile offline_access'),
    grant(api, 'Quotes.Read'),
  ]
}

const quotesInContoso = instance(guid('Quotes'), quotes, OWNER)
const apiInContoso = instance(guid('Quotes API'), quotesApi, OWNER)

/** Contoso, where app and API are registered, and have an instance each. */
export const contoso: Tenant = deepFreeze({
  ...contosoSample,
  applications: [...contosoSample.applications, quotes, quotesApi],
  servicePrincipals: [...contosoSample.servicePrincipals, quotesInContoso, apiInContoso],
  oauth2PermissionGrants: [
    ...contosoSample.oauth2PermissionGrants,
    ...granted(contosoSample, quotesInContoso, apiInContoso),
  ],
  secrets: {
    ...contosoSample.secrets,
    clientSecrets: {
      ...contosoSample.secrets.clientSecrets,
      [SECRET]: 'Qu4~public.test.secret-of-Quotes',
    },
  },
})

/** What is in Fabrikam once somebody has consented there: the app, and what it may. */
export const quotesInFabrikam = instance(guid('Quotes in Fabrikam'), quotes, OWNER)
export const apiInFabrikam = instance(guid('Quotes API in Fabrikam'), quotesApi, OWNER)
export const grantsInFabrikam = granted(fabrikamSample, quotesInFabrikam, apiInFabrikam)

/** Fabrikam, a customer of Contoso: an administrator has let the API in, and its people may consent to what needs no administrator. */
export const fabrikam: Tenant = deepFreeze({
  ...fabrikamSample,
  servicePrincipals: [...fabrikamSample.servicePrincipals, apiInFabrikam],
  authorizationPolicy: contosoSample.authorizationPolicy,
})

export const hana = userNamed(fabrikam, 'hana@fabrikam.example')
export const ada = userNamed(contoso, 'ada@contoso.example')
