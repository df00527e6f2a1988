import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node'
import { vi } from 'vitest'
import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { expenses } from '../../fixtures/contoso-applications'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import type { Part } from '../../identity-provider/parts/part'
import type { Given } from '../../prompts/answer'
import { run, START_OF_DAY } from '../../run/run'
import type { World } from '../../run/world'
import { createAuthenticatorApp } from '../authenticator-app'
import { createUserAgent } from '../user-agent'
import { msalNetwork } from './msal-network'

const LOGIN = 'https://login.entra.example'
const APP = 'https://expenses.contoso.example'
const [secret] = expenses.passwordCredentials.map(({ keyId }) => contoso.secrets.clientSecrets[keyId] ?? '')

const answers: readonly Given[] = [
  { prompt: 'username', value: { username: 'ada@contoso.example' } },
  { prompt: 'password', is: 'right' },
  { prompt: 'totp', is: 'right' },
  { prompt: 'consent', value: { accept: true } },
]

/** What a library came to: a token, or what it threw. */
export interface Came {
  readonly accessToken?: string
  readonly fault?: Error & { readonly errorCode?: string }
}

interface Signing {
  readonly tenant?: Tenant
  readonly parts: readonly Part[]
  /** The scope that Ada is signed in for. */
  readonly asked: string
  /** How long after it the rest happens. */
  readonly seconds: number
}

interface SignedIn {
  readonly world: World
  /** Expenses, which has signed her in. */
  readonly app: ConfidentialClientApplication
  readonly accessToken: string
  /** A client of Microsoft's library on the virtual network. */
  client(
    actor: string,
    auth: Omit<Configuration['auth'], 'authority' | 'knownAuthorities'>,
  ): ConfidentialClientApplication
}

/**
 * Signs Ada in to Expenses by Microsoft's library, and lets `then` go on after `seconds`. The library reads the machine's clock, so a
 * test that uses this has Vitest's fake one.
 * @returns what `then` came to, and the forms that were sent
 */
export async function signInByMsal(
  { tenant = contoso, parts, asked, seconds }: Signing,
  then: (signedIn: SignedIn) => Promise<{ readonly accessToken: string } | null>,
): Promise<Came & { readonly forms: readonly URLSearchParams[] }> {
  let came: Came = {}
  const play = async (world: World) => {
    const provider = createIdentityProvider({ directories: [world.directory], origin: LOGIN, parts })
    world.network.mount(LOGIN, { actor: 'identity-provider', handler: provider })
    world.network.mount(APP, { actor: 'app', handler: async () => ({ status: 200, headers: [], body: '' }) })
    const at = {
      authority: `${LOGIN}/${tenant.organization.id}`,
      knownAuthorities: [new URL(LOGIN).host],
    }
    const client: SignedIn['client'] = (actor, auth) =>
      new ConfidentialClientApplication({
        auth: { ...auth, ...at },
        system: { networkClient: msalNetwork(world, actor) },
      })
    const app = client('app', { clientId: expenses.appId, clientSecret: secret ?? '' })
    const redirectUri = `${APP}/callback`
    const phone = createAuthenticatorApp(world, 'phone')
    const browser = createUserAgent(world, { id: 'browser', person: 'person', phone })
    const { url } = await browser.open(await app.getAuthCodeUrl({ scopes: [asked], redirectUri }), 0)
    const code = new URL(url).searchParams.get('code') ?? ''
    const { accessToken } = await app.acquireTokenByCode({ code, scopes: [asked], redirectUri })
    await world.scheduler.sleep(seconds * 1000)
    vi.setSystemTime(START_OF_DAY + seconds * 1000)
    try {
      came = { accessToken: (await then({ world, app, accessToken, client }))?.accessToken ?? '' }
    } catch (fault) {
      came = { fault: fault as Error & { errorCode?: string } }
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
  const forms = result.events.flatMap((event) =>
    event.type === 'request-sent' && event.request.method === 'POST'
      ? [new URLSearchParams(event.request.body)]
      : [],
  )
  return { ...came, forms }
}
