import { ConfidentialClientApplication } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { expenses } from '../fixtures/contoso-applications'
import { createIdentityProvider } from '../identity-provider/identity-provider'
import { interactive } from '../identity-provider/parts/interactive'
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
const [secret] = expenses.passwordCredentials.map(({ keyId }) => contoso.secrets.clientSecrets[keyId] ?? '')
const DAY = 86_400

// The library reads the machine's clock: it has to be that of the run.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_OF_DAY }))
afterEach(() => void vi.useRealTimers())

const answers: readonly Given[] = [
  { prompt: 'username', value: { username: 'ada@contoso.example' } },
  { prompt: 'password', is: 'right' },
  { prompt: 'totp', is: 'right' },
  { prompt: 'consent', value: { accept: true } },
]

/** Signs Ada in by Microsoft's library, takes the refresh token of its answer, and lets the library redeem it after `seconds`. */
async function refreshAfter(seconds: number, scopes: string[], change: object = {}) {
  let outcome: { accessToken?: string; fault?: Error & { errorCode?: string } } = {}
  const bodies: URLSearchParams[] = []
  const play = async (world: World) => {
    world.network.mount(LOGIN, {
      actor: 'identity-provider',
      handler: createIdentityProvider({
        directories: [world.directory],
        origin: LOGIN,
        parts: interactive,
      }),
    })
    world.network.mount(APP, { actor: 'app', handler: async () => ({ status: 200, headers: [], body: '' }) })
    const client = new ConfidentialClientApplication({
      auth: {
        clientId: expenses.appId,
        clientSecret: secret ?? '',
        authority: `${LOGIN}/${contoso.organization.id}`,
        knownAuthorities: [new URL(LOGIN).host],
      },
      system: { networkClient: msalNetwork(world, 'app') },
    })
    const redirectUri = `${APP}/callback`
    const phone = createAuthenticatorApp(world, 'phone')
    const browser = createUserAgent(world, { id: 'browser', person: 'person', phone })
    const { url } = await browser.open(await client.getAuthCodeUrl({ scopes: [READ], redirectUri }), 0)
    const code = new URL(url).searchParams.get('code') ?? ''
    await client.acquireTokenByCode({ code, scopes: [READ], redirectUri })
    const refreshToken = Object.values(JSON.parse(client.getTokenCache().serialize()).RefreshToken ?? {})
      .map((each) => (each as { secret: string }).secret)
      .join('')
    await world.scheduler.sleep(seconds * 1000)
    vi.setSystemTime(START_OF_DAY + seconds * 1000)
    const ada = world.directory.tenant.users.find(({ displayName }) => displayName === 'Ada Nilsen')
    if (ada)
      world.directory.put('users', { ...ada, ...change }, 'changed', (event) => world.emit('app', event, 0))
    try {
      const result = await client.acquireTokenByRefreshToken({ refreshToken, scopes, forceCache: true })
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
      sites: [{ id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant: contoso }],
      parties: [
        { id: 'person', kind: 'user', name: 'Somebody', detail: '' },
        { id: 'browser', kind: 'browser', name: 'Browser', detail: '', belongsTo: 'person' },
        { id: 'phone', kind: 'phone', name: 'Phone', detail: '', belongsTo: 'person' },
        { id: 'app', kind: 'service-principal', name: 'Expenses', detail: '' },
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
  const sent = bodies.find((body) => body.get('grant_type') === 'refresh_token')
  return { ...outcome, sent }
}

describe('@azure/msal-node refreshes', () => {
  it.each([1, 89])('after %i days, for the API that it signed in for', async (days) => {
    const { accessToken, fault, sent } = await refreshAfter(days * DAY, [READ])
    expect(fault).toBeUndefined()
    expect(sent?.get('scope')?.split(' ')).toContain(READ)
    expect(decodeJwt(accessToken ?? '')).toMatchObject({ azp: expenses.appId, scp: 'Expenses.Read' })
  })

  it.each<[string, number, string, object, string]>([
    ['91 days', 91 * DAY, READ, {}, 'AADSTS700082'],
    ['for another API, without consent', DAY, REPORTS, {}, 'AADSTS65001'],
    [
      'when all sign-ins were revoked',
      DAY,
      READ,
      { signInSessionsValidFromDateTime: new Date(START_OF_DAY + DAY * 1000).toISOString() },
      'AADSTS50173',
    ],
    ['when the account was disabled', DAY, READ, { accountEnabled: false }, 'AADSTS50057'],
  ])('and understands the refusal %s', async (_what, seconds, scope, change, code) => {
    const { accessToken, fault } = await refreshAfter(seconds, [scope], change)
    expect(accessToken).toBeUndefined()
    expect(fault?.errorCode).toBe('invalid_grant')
    expect(fault?.message).toContain(code)
  })
})
