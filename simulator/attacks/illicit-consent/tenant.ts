import type { ServicePrincipal, Tenant } from '../../directory/tenant'
import { contoso as contosoSample } from '../../fixtures/contoso'
import { fabrikam } from '../../fixtures/fabrikam'
import { deepFreeze } from '../../fixtures/freeze'
import { graphMailRead } from '../../fixtures/graph-mail-read'
import { GRAPH_APP_ID, graphServicePrincipal } from '../../fixtures/graph-service-principal'
import { guid } from '../../fixtures/guid'
import { instanceNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { instance, member, registration } from '../../fixtures/registration'

const LITWARE = guid('Litware')
const DOMAIN = 'litware.example'
export const SECRET = guid('Shared Documents secret 2026')

/** The thief's application: anybody with a tenant of their own can register one, under any name. */
export const sharedDocuments = registration(
  guid('Shared Documents registration'),
  guid('Shared Documents client id'),
  'Shared Documents',
  DOMAIN,
  {
    signInAudience: 'AzureADMultipleOrgs',
    web: { redirectUris: ['https://documents.litware.example/callback'], logoutUrl: null },
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH_APP_ID,
        resourceAccess: [...openidConnect.resourceAccess, { id: graphMailRead.id, type: 'Scope' }],
      },
    ],
    passwordCredentials: [
      {
        keyId: SECRET,
        displayName: 'Server, 2026',
        hint: 'Sd8',
        startDateTime: '2026-01-05T09:00:00Z',
        endDateTime: '2027-01-05T09:00:00Z',
      },
    ],
  },
)

function withMail(graph: ServicePrincipal): ServicePrincipal {
  return { ...graph, oauth2PermissionScopes: [...graph.oauth2PermissionScopes, graphMailRead] }
}

/** Whose tenant it is. */
export const mallory = member(guid('mallory of Litware'), `mallory@${DOMAIN}`, 'Mallory Reed', {
  usageLocation: null,
})

/** The thief's own tenant. Nobody signs in there. */
export const litware: Tenant = deepFreeze({
  ...fabrikam,
  organization: {
    id: LITWARE,
    displayName: 'Litware',
    verifiedDomains: [
      { name: DOMAIN, isDefault: true, isInitial: false },
      { name: 'litware.onmicrosoft.example', isDefault: false, isInitial: true },
    ],
  },
  users: [mallory],
  applications: [sharedDocuments],
  servicePrincipals: [
    instance(guid('Shared Documents at home'), sharedDocuments, LITWARE),
    withMail(graphServicePrincipal(guid('Microsoft Graph in Litware'))),
  ],
  secrets: {
    passwords: { [mallory.id]: 'Ladder-Thimble-76' },
    softwareOath: {},
    clientSecrets: { [SECRET]: 'Sd8~public.test.secret-of-SharedDocuments' },
  },
})

/** Contoso as it comes: its people may consent to whatever needs no administrator, and Graph has mailboxes. */
export const contoso: Tenant = deepFreeze({
  ...contosoSample,
  servicePrincipals: contosoSample.servicePrincipals.map((each) =>
    each.appId === GRAPH_APP_ID ? withMail(each) : each,
  ),
})

export const graph = instanceNamed(contoso, 'Microsoft Graph')
export const ada = userNamed(contoso, 'ada@contoso.example')
