import type { OAuth2PermissionGrant, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { GRAPH_APP_ID, graphUserReadBasicAll } from '../../fixtures/graph-service-principal'
import { guid } from '../../fixtures/guid'
import { instanceNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { instance, registration } from '../../fixtures/registration'

export const SECRET = guid('Org Chart secret 2026')

/** An app of Contoso's own: it shows whoever is signed in, and their colleagues where it may. */
export const orgChart = registration(
  guid('Org Chart registration'),
  guid('Org Chart client id'),
  'Org Chart',
  'contoso.example',
  {
    web: { redirectUris: ['https://orgchart.contoso.example/callback'], logoutUrl: null },
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH_APP_ID,
        resourceAccess: [
          ...openidConnect.resourceAccess,
          { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }, // User.Read
          { id: graphUserReadBasicAll.id, type: 'Scope' },
        ],
      },
    ],
    passwordCredentials: [
      {
        keyId: SECRET,
        displayName: 'Server, 2026',
        hint: 'Oc5',
        startDateTime: '2026-01-05T09:00:00Z',
        endDateTime: '2027-01-05T09:00:00Z',
      },
    ],
  },
)

const sample = instanceNamed(contoso, 'Microsoft Graph')
export const orgChartInstance = instance(guid('Org Chart'), orgChart, contoso.organization.id)

/** Contoso with Org Chart, to which nobody has consented yet. */
export const tenant: Tenant = deepFreeze({
  ...contoso,
  applications: [...contoso.applications, orgChart],
  servicePrincipals: [
    ...contoso.servicePrincipals.map((each) =>
      each === sample
        ? { ...each, oauth2PermissionScopes: [...each.oauth2PermissionScopes, graphUserReadBasicAll] }
        : each,
    ),
    orgChartInstance,
  ],
  secrets: {
    ...contoso.secrets,
    clientSecrets: { ...contoso.secrets.clientSecrets, [SECRET]: 'Oc5~public.test.secret-of-OrgChart' },
  },
})

export const graph = instanceNamed(tenant, 'Microsoft Graph')
export const ada = userNamed(tenant, 'ada@contoso.example')
export const emil = userNamed(tenant, 'emil@contoso.example')

/** What an administrator has granted before, to be signed in and no more. */
export const earlierGrant: OAuth2PermissionGrant = {
  id: guid('Org Chart to Microsoft Graph'),
  clientId: orgChartInstance.id,
  consentType: 'AllPrincipals',
  principalId: null,
  resourceId: graph.id,
  scope: 'openid profile offline_access User.Read',
}
