import { createPrivateKey } from 'node:crypto'
import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { expenses, expensesApi } from '../fixtures/contoso-applications'
import { reportsApi } from '../fixtures/contoso-programs'
import { EXPENSES_API_CERTIFICATE, expensesApiSigner } from '../fixtures/expenses-api-certificate'
import { instanceNamed, userNamed } from '../fixtures/named'
import { createIdentityProvider } from '../identity-provider/identity-provider'
import { middleTier } from '../identity-provider/parts/middle-tier'
import type { Given } from '../prompts/answer'
import { run, START_OF_DAY } from '../run/run'
import type { World } from '../run/world'
import { createAuthenticatorApp } from './authenticator-app'
import { msalNetwork } from './testing/msal-network'
import { createUserAgent } from './user-agent'

const LOGIN = 'https://login.entra.example'
const APP = 'https://expenses.contoso.example'
const READ = 'api://expenses.contoso.example/Expenses.Read'
const REPORTS = 'api://reports.contoso.example/Reports.Read'
const SECRET = 'public.test.secret-of-Expenses-API'
const ada = userNamed(contoso, 'ada@contoso.example')
const [appSecret] = expenses.passwordCredentials.map(
  ({ keyId }) => contoso.secrets.clientSecrets[keyId] ?? '',
)
const days = { startDateTime: '2026-01-05T09:00:00Z', endDateTime: '2027-01-05T09:00:00Z' }

/** Contoso, where Expenses API has a secret and a certificate, and may read reports for people. */
const tenant = {
  ...contoso,
  applications: contoso.applications.map((each) =>
    each.appId === expensesApi.appId
      ? {
          ...each,
          passwordCredentials: [{ keyId: 'api', displayName: 'Server', hint: 'pub', ...days }],
          keyCredentials: [
            {
              ...EXPENSES_API_CERTIFICATE,
              ...days,
              keyId: 'certificate',
              displayName: 'CN=expenses-api.contoso.example',
              type: 'AsymmetricX509Cert' as const,
              usage: 'Verify' as const,
            },
          ],
        }
      : each,
  ),
  oauth2PermissionGrants: [
    ...contoso.oauth2PermissionGrants,
    {
      id: 'for people',
      clientId: instanceNamed(contoso, 'Expenses API').id,
      consentType: 'AllPrincipals' as const,
      principalId: null,
      resourceId: instanceNamed(contoso, 'Reports API').id,
      scope: 'Reports.Read',
    },
    {
      id: 'openid',
      clientId: instanceNamed(contoso, 'Expenses API').id,
      consentType: 'AllPrincipals' as const,
      principalId: null,
      resourceId: instanceNamed(contoso, 'Microsoft Graph').id,
      // The library asks for these three as well.
      scope: 'openid profile offline_access',
    },
  ],
  secrets: { ...contoso.secrets, clientSecrets: { ...contoso.secrets.clientSecrets, api: SECRET } },
}

// The library reads the machine's clock: it has to be that of the run.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_OF_DAY }))
afterEach(() => void vi.useRealTimers())

const answers: readonly Given[] = [
  { prompt: 'username', value: { username: 'ada@contoso.example' } },
  { prompt: 'password', is: 'right' },
  { prompt: 'totp', is: 'right' },
  { prompt: 'consent', value: { accept: true } },
]

type Credential = Omit<Configuration['auth'], 'clientId' | 'authority' | 'knownAuthorities'>

/** Signs Ada in to Expenses by Microsoft's library, for `asked`, and lets that of its API trade the token after `seconds`. */
async function trade(credential: Credential, { asked = READ, scopes = [REPORTS], seconds = 0 } = {}) {
  let outcome: { accessToken?: string; fault?: Error & { errorCode?: string } } = {}
  const bodies: URLSearchParams[] = []
  const play = async (world: World) => {
    world.network.mount(LOGIN, {
      actor: 'identity-provider',
      handler: createIdentityProvider({
        directories: [world.directory],
        origin: LOGIN,
        parts: middleTier,
      }),
    })
    world.network.mount(APP, { actor: 'app', handler: async () => ({ status: 200, headers: [], body: '' }) })
    const authority = {
      authority: `${LOGIN}/${contoso.organization.id}`,
      knownAuthorities: [new URL(LOGIN).host],
    }
    const app = new ConfidentialClientApplication({
      auth: { clientId: expenses.appId, clientSecret: appSecret ?? '', ...authority },
      system: { networkClient: msalNetwork(world, 'app') },
    })
    const redirectUri = `${APP}/callback`
    const phone = createAuthenticatorApp(world, 'phone')
    const browser = createUserAgent(world, { id: 'browser', person: 'person', phone })
    const { url } = await browser.open(await app.getAuthCodeUrl({ scopes: [asked], redirectUri }), 0)
    const code = new URL(url).searchParams.get('code') ?? ''
    const signedIn = await app.acquireTokenByCode({ code, scopes: [asked], redirectUri })
    await world.scheduler.sleep(seconds * 1000)
    vi.setSystemTime(START_OF_DAY + seconds * 1000)
    const api = new ConfidentialClientApplication({
      auth: { clientId: expensesApi.appId, ...authority, ...credential },
      system: { networkClient: msalNetwork(world, 'api') },
    })
    try {
      const result = await api.acquireTokenOnBehalfOf({ oboAssertion: signedIn.accessToken, scopes })
      outcome = { accessToken: result?.accessToken ?? '' }
    } catch (fault) {
      outcome = { fault: fault as Error & { errorCode?: string } }
    }
    return { result: 'completed', says: 'Done.' } as const
  }
  const result = await run(
    {
      slug: 'msal',
      revision: 1,
      sites: [{ id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant }],
      parties: [
        { id: 'person', kind: 'user', name: 'Somebody', detail: '' },
        { id: 'browser', kind: 'browser', name: 'Browser', detail: '', belongsTo: 'person' },
        { id: 'phone', kind: 'phone', name: 'Phone', detail: '', belongsTo: 'person' },
        { id: 'app', kind: 'service-principal', name: 'Expenses', detail: '' },
        { id: 'api', kind: 'resource', name: 'Expenses API', detail: '' },
        { id: 'identity-provider', kind: 'identity-provider', name: 'Identity provider', detail: '' },
      ],
      switches: [],
      people: {},
      play,
    },
    { seed: 1, answers },
  )
  if (result.status !== 'ended') throw new Error(result.status === 'crashed' ? result.says : result.status)
  for (const event of result.events)
    if (event.type === 'request-sent' && event.request.method === 'POST')
      bodies.push(new URLSearchParams(event.request.body))
  return { ...outcome, sent: bodies.find((body) => body.has('assertion')) }
}

const certificate: Credential = {
  clientCertificate: {
    thumbprintSha256: Buffer.from(expensesApiSigner['x5t#S256'], 'base64url').toString('hex'),
    privateKey: createPrivateKey({ key: { ...expensesApiSigner.key }, format: 'jwk' })
      .export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  },
}

describe('@azure/msal-node acts on behalf of whoever called', () => {
  it.each<[string, Credential, string]>([
    ['by secret', { clientSecret: SECRET }, '1'],
    ['by certificate', certificate, '2'],
  ])('%s', async (_how, credential, azpacr) => {
    const { accessToken, fault, sent } = await trade(credential)
    expect(fault).toBeUndefined()
    expect(Object.fromEntries(sent ?? [])).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
    })
    expect(decodeJwt(accessToken ?? '')).toMatchObject({
      aud: reportsApi.appId,
      azp: expensesApi.appId,
      azpacr,
      oid: ada.id,
      scp: 'Reports.Read',
    })
  })

  it.each<[string, Credential, object, string]>([
    ['a token for another API', { clientSecret: SECRET }, { asked: REPORTS }, 'AADSTS500131'],
    ['a token that has run out', { clientSecret: SECRET }, { seconds: 7200 }, 'AADSTS500133'],
    ['a permission that nobody granted', { clientSecret: SECRET }, { scopes: ['User.Read'] }, 'AADSTS65001'],
    ['a wrong secret', { clientSecret: 'guess' }, {}, 'AADSTS7000215'],
  ])('and understands the refusal of %s', async (_what, credential, options, code) => {
    const { accessToken, fault } = await trade(credential, options)
    expect(accessToken).toBeUndefined()
    expect(fault?.message).toContain(code)
  })
})
