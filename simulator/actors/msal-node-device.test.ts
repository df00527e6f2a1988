import { type AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { lobbyDisplay, reportsApi } from '../fixtures/contoso-programs'
import { createIdentityProvider } from '../identity-provider/identity-provider'
import { allParts } from '../identity-provider/testing/all-parts'
import { completeRun } from '../run/complete'
import type { Flow, Persona } from '../run/flow'
import { START_OF_DAY } from '../run/run'
import type { World } from '../run/world'
import type { TraceEvent } from '../trace/event'
import { createAuthenticatorApp } from './authenticator-app'
import { createTelevision } from './television'
import { msalNetwork } from './testing/msal-network'
import { createUserAgent } from './user-agent'

const LOGIN = 'https://login.entra.example'
const SCOPES = ['api://reports.contoso.example/Reports.Read']

// The library reads the machine's clock: it has to be that of the run.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_OF_DAY }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

type Ways = NonNullable<Persona['answers']>

/** Signs in a television by Microsoft's library, while somebody types on a phone what it shows. */
async function signIn(ways: Ways = {}) {
  let outcome: { result?: AuthenticationResult | null; fault?: Error } = {}
  const play = async (world: World) => {
    // Between two polls the library waits for a timer: in this world that takes virtual time.
    vi.stubGlobal('setTimeout', (resume: () => void, ms: number) => {
      void world.scheduler.sleep(ms).then(resume)
    })
    world.network.mount(LOGIN, {
      actor: 'identity-provider',
      handler: createIdentityProvider({ directories: [world.directory], origin: LOGIN, parts: allParts }),
    })
    const phone = createAuthenticatorApp(world, 'phone')
    const browser = createUserAgent(world, { id: 'browser', person: 'person', phone })
    const television = createTelevision(world, 'television', 'screen:test')
    const library = new PublicClientApplication({
      auth: {
        clientId: lobbyDisplay.appId,
        authority: `${LOGIN}/${contoso.organization.id}`,
        knownAuthorities: [new URL(LOGIN).host],
      },
      system: { networkClient: msalNetwork(world, 'television') },
    })
    try {
      const result = await library.acquireTokenByDeviceCode({
        scopes: SCOPES,
        deviceCodeCallback: ({ userCode, verificationUri, message }) => {
          const page = { kind: 'app', appName: 'Lobby Display', state: 'welcome' } as const
          television.show({ ...page, heading: userCode, lines: [message] }, 0)
          world.scheduler.spawn(async () => void (await browser.open(verificationUri, 0)))
        },
      })
      outcome = { result }
    } catch (fault) {
      outcome = { fault: fault as Error }
    }
    return { result: 'completed', says: 'Done.' } as const
  }
  const flow: Flow = {
    slug: 'msal-node-device',
    revision: 1,
    sites: [{ id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant: contoso }],
    parties: [],
    switches: [],
    people: {
      person: {
        username: 'ada@contoso.example',
        answers: {
          'user-code': ({ events }) => ({ prompt: 'user-code', value: { userCode: codeOn(events) } }),
          ...ways,
        },
      },
    },
    play,
  }
  const { result } = await completeRun(flow, { seed: 1 })
  if (result.status !== 'ended') throw new Error(result.status)
  return { ...outcome, heard: heard(result.events) }
}

function codeOn(events: readonly TraceEvent[]): string {
  const shown = events.find((event) => event.type === 'page-shown' && event.actor === 'television')
  return shown?.type === 'page-shown' && shown.page.kind === 'app' ? shown.page.heading : ''
}

/** The errors that the library was answered with, in order. */
function heard(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'response-received' && event.from === 'television' && event.response.status >= 400
      ? [(JSON.parse(event.response.body) as { error: string }).error]
      : [],
  )
}

describe('@azure/msal-node signs in a device', () => {
  it('by the code that a person types elsewhere: it polls, and has the tokens of that person', async () => {
    const { result, fault, heard: errors } = await signIn()
    expect(fault).toBeUndefined()
    expect(result?.account?.username).toBe('ada@contoso.example')
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      aud: reportsApi.appId,
      azp: lobbyDisplay.appId,
      scp: 'Reports.Read',
      name: 'Ada Nilsen',
    })
    expect(decodeJwt(result?.idToken ?? '')).toMatchObject({ aud: lobbyDisplay.appId, name: 'Ada Nilsen' })
    // At once, and then every five seconds: six answers of five seconds each.
    expect(errors).toEqual(Array(7).fill('authorization_pending'))
  })

  test.each<[string, Ways, RegExp]>([
    [
      'a no to the device',
      { 'confirm-device': () => ({ prompt: 'confirm-device', value: { accept: false } }) },
      /authorization_declined/,
    ],
    [
      'a no to the consent',
      { consent: () => ({ prompt: 'consent', value: { accept: false } }) },
      /authorization_declined/,
    ],
    [
      'nobody who comes in time',
      {
        'confirm-device': () => ({
          prompt: 'confirm-device',
          value: { accept: true },
          afterSeconds: 900,
        }),
      },
      /expired_token/,
    ],
  ])('and throws what the answer says after %s', async (_what, ways, error) => {
    const { fault, result } = await signIn(ways)
    expect(result).toBeUndefined()
    expect(fault?.message).toMatch(error)
  })
})
