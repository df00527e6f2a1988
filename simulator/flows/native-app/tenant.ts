import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { guid } from '../../fixtures/guid'
import { appNamed, instanceNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { instance, registration } from '../../fixtures/registration'

const APP_ID = guid('Receipts client id')

/** Where the app is reached on the device, whatever port it found free (RFC 8252 section 7.3). */
export const LOOPBACK = 'http://localhost'
/** Where the system calls the app, as Microsoft's libraries for phones and macOS have it (RFC 8252 section 7.1). */
export const OWN_SCHEME = `msal${APP_ID}://auth`
/** A blank page of the identity provider: an app with a web view of its own reads the code off its address. */
export const NATIVE_CLIENT = 'https://login.entra.example/common/oauth2/nativeclient'

/** What a developer made in the portal, because every app has one. */
export const SECRET = {
  keyId: guid('Receipts secret 2026'),
  displayName: 'In the app',
  hint: 'Rc4',
  startDateTime: '2026-01-05T09:00:00Z',
  endDateTime: '2027-01-05T09:00:00Z',
} as const

export const expensesApi = appNamed(contoso, 'Expenses API')
const read = expensesApi.api.oauth2PermissionScopes.filter(({ value }) => value === 'Expenses.Read')

/** An app for the desktop: a public client, which has nothing secret. */
export const receipts = registration(guid('Receipts registration'), APP_ID, 'Receipts', 'contoso.example', {
  publicClient: { redirectUris: [LOOPBACK, OWN_SCHEME, NATIVE_CLIENT] },
  requiredResourceAccess: [
    { resourceAppId: expensesApi.appId, resourceAccess: read.map(({ id }) => ({ id, type: 'Scope' })) },
    openidConnect,
  ],
})

/** Contoso with Receipts, to which nobody has consented yet. */
export const tenant: Tenant = deepFreeze({
  ...contoso,
  applications: [...contoso.applications, receipts],
  servicePrincipals: [
    ...contoso.servicePrincipals,
    instance(guid('Receipts'), receipts, contoso.organization.id),
  ],
  secrets: {
    ...contoso.secrets,
    clientSecrets: {
      ...contoso.secrets.clientSecrets,
      [SECRET.keyId]: 'Rc4~public.test.secret-of-Receipts',
    },
  },
})

export const ada = userNamed(tenant, 'ada@contoso.example')
export const receiptsInstance = instanceNamed(tenant, 'Receipts')
