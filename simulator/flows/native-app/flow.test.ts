import { describe, expect, it } from 'vitest'
import type { Given } from '../../prompts/answer'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import { START_OF_DAY } from '../../run/run'
import type { Outcome, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import type { SecretKind } from '../../trace/select/trace-index'
import { ID } from './cast'
import { flow } from './flow'
import { LOOPBACK, OWN_SCHEME, receipts } from './tenant'

const play = async (switches: Switches = {}, as?: string) =>
  (await completeRun(flow, { seed: 1, switches }, as)).result

async function outcomeOf(switches: Switches): Promise<Outcome> {
  const result = await play(switches)
  if (result.status !== 'ended') throw new Error(result.status)
  return result.outcome
}

/** The run in which somebody goes on with these choices in the window of the app, one after the other. */
async function goingOn(switches: Switches, ...choices: readonly string[]) {
  let { result, answers } = await completeRun(flow, { seed: 1, switches })
  for (const choose of choices) {
    const next = { prompt: 'next', value: { choose } } as const satisfies Given
    ;({ result, answers } = await completeRun(flow, { seed: 1, switches, answers: [...answers, next] }))
  }
  return result
}

const failed = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.check] : []))

/** Who has seen a secret of this kind. */
const knowers = (events: readonly TraceEvent[], kind: SecretKind) =>
  new Set(knowledge(events, events.length).flatMap((secret) => (secret.kind === kind ? secret.knownTo : [])))

const sent = (events: readonly TraceEvent[], path: string) =>
  events.flatMap((event) => {
    if (event.type !== 'request-sent' || !event.request.url.split('?')[0]?.endsWith(path)) return []
    const { method, body, url } = event.request
    return [method === 'POST' ? new URLSearchParams(body) : new URL(url).searchParams]
  })

const OWN = { answer: 'own-scheme' }
const TWICE = { ...OWN, scheme: 'registered-twice' }
const BARE = { ...TWICE, pkce: 'left-out' }
const FILE = { tokens: 'file-read-by-another' }
const VIEW = { window: 'web-view' }
const IDP = 'identity-provider'

describe('a sensible sign-in', () => {
  it.each<[string, Switches]>([
    ['by a port of localhost', {}],
    ['by a scheme of its own', OWN],
    ['in a web view', VIEW],
    ['and again the next day, without a question', { comesBack: 'next-day' }],
  ])('%s ends signed in, with the rows that the API gave', async (_, switches) => {
    const { events, ...result } = await play(switches)
    expect(result).toMatchObject({ status: 'ended', outcome: { result: 'completed' } })
    expect(failed(events)).toEqual([])
    const last = events.findLast((event) => event.type === 'page-shown')
    expect(last?.actor).toBe(ID.app)
    expect(last?.type === 'page-shown' && last.page.kind === 'app' && last.page.table?.rows.length).toBe(3)
  })

  it('shows no secret of the client, and proves with PKCE that it began the sign-in', async () => {
    const { events } = await play()
    const [redeemed] = sent(events, '/token')
    expect(redeemed?.get('client_id')).toBe(receipts.appId)
    expect(redeemed?.has('client_secret')).toBe(false)
    expect(redeemed?.get('code_verifier')).toHaveLength(43)
    expect([...knowers(events, 'client-secret')]).toEqual([])
  })

  it('names a free port of its own each time, which is registered nowhere', async () => {
    const { events } = await goingOn({ consent: 'declined' }, 'sign-in')
    const addresses = sent(events, '/authorize').map((asked) => asked.get('redirect_uri') ?? '')
    expect(addresses).toHaveLength(2)
    expect(new Set(addresses).size).toBe(2)
    for (const address of addresses) {
      const { origin, port } = new URL(address)
      expect(origin).toBe(`${LOOPBACK}:${port}`)
      expect(Number(port)).toBeGreaterThanOrEqual(49_152)
      expect(receipts.publicClient.redirectUris).not.toContain(address)
    }
  })

  it('is of whoever answers in the browser', async () => {
    const { events } = await play({}, 'chidi@contoso.example')
    const last = events.findLast((event) => event.type === 'page-shown')
    expect(last?.type === 'page-shown' && last.page.kind === 'app' && last.page.heading).toContain('Chidi')
  })
})

describe('who knows what', () => {
  it.each<[string, Switches, readonly string[]]>([
    ['the browser of the system shows the password to no app', {}, ['person', 'browser', IDP]],
    ['a web view shows the password to the app', VIEW, ['person', ID.app, IDP]],
  ])('%s', async (_, switches, expected) => {
    const { events } = await play(switches)
    expect(knowers(events, 'password')).toEqual(new Set(expected))
    expect(knowers(events, 'one-time-code').has(ID.app)).toBe(expected.includes(ID.app))
    expect(knowers(events, 'session-cookie').has(ID.app)).toBe(expected.includes(ID.app))
  })

  it('the code is known to the app that was called, and the verifier to no other', async () => {
    const { events } = await play(TWICE)
    expect(knowers(events, 'authorization-code')).toEqual(new Set([IDP, 'browser', ID.otherApp]))
    expect(knowers(events, 'code-verifier').has(ID.otherApp)).toBe(false)
    expect(knowers(events, 'access-token').has(ID.otherApp)).toBe(false)
  })

  it('the refresh token stays between the app and the identity provider, unless it lies in a file', async () => {
    expect(knowers((await play()).events, 'refresh-token')).toEqual(new Set([IDP, ID.app]))
    expect(knowers((await play(FILE)).events, 'refresh-token').has(ID.otherApp)).toBe(true)
  })
})

describe('another app on the device', () => {
  it('that has registered the same scheme is called in the place of the first', async () => {
    const { events } = await play(TWICE)
    const calls = events.flatMap((event) =>
      event.type === 'request-sent' && event.request.url.startsWith(OWN_SCHEME) ? [event.to] : [],
    )
    expect(calls).toEqual([ID.otherApp])
  })

  it('has a code that it cannot redeem where PKCE is used, and that opens the API where it is left out', async () => {
    expect(await outcomeOf(TWICE)).toMatchObject({ result: 'refused', by: IDP, code: 50148 })
    const { events, ...result } = await play(BARE)
    expect(result).toMatchObject({ outcome: { result: 'completed', says: expect.stringContaining('3 exp') } })
    expect(knowers(events, 'access-token').has(ID.otherApp)).toBe(true)
    expect(knowers(events, 'access-token').has(ID.app)).toBe(false)
  })

  it('gets nothing of a sign-in that was declined', async () => {
    const declined = { ...TWICE, consent: 'declined' }
    const { events } = await play(declined)
    expect(sent(events, '/token')).toEqual([])
    expect(await outcomeOf(declined)).toMatchObject({ result: 'refused', by: IDP, code: 65004 })
  })

  it('uses a refresh token out of a file, with nothing but the client id', async () => {
    const { events } = await play(FILE)
    const used = sent(events, '/token').at(-1)
    expect(Object.fromEntries(used ?? [])).toEqual({
      client_id: receipts.appId,
      grant_type: 'refresh_token',
      refresh_token: expect.any(String),
    })
    expect(await outcomeOf(FILE)).toMatchObject({ says: expect.stringContaining('read 3 expenses of Ada') })
  })
})

describe('what is broken is refused by whoever must notice, and mended by what the table says', () => {
  it.each<[string, Switches, { by: string; error: string; code?: number }]>([
    [
      '127.0.0.1 is not localhost',
      { redirectUri: '127-0-0-1' },
      { by: IDP, error: 'InvalidReplyTo', code: 50011 },
    ],
    ['[::1] is not taken', { redirectUri: 'ipv6' }, { by: IDP, error: 'InvalidReplyTo', code: 50011 }],
    ['a path counts', { redirectUri: 'other-path' }, { by: IDP, error: 'InvalidReplyTo', code: 50011 }],
    ['no address is registered', { platform: 'none' }, { by: IDP, error: 'AADSTS900971', code: 900971 }],
    ['a web app needs a secret', { platform: 'web' }, { by: IDP, error: 'invalid_client', code: 7000218 }],
    [
      'a single-page app is a page',
      { platform: 'single-page-app' },
      { by: IDP, error: 'invalid_request', code: 9002327 },
    ],
    [
      'a public client has no secret',
      { secret: 'in-the-app' },
      { by: IDP, error: 'invalid_client', code: 700025 },
    ],
    ['consent declined', { consent: 'declined' }, { by: IDP, error: 'access_denied', code: 65004 }],
    ['an answer that nobody asked for', { state: 'tampered' }, { by: ID.app, error: 'invalid_state' }],
    ['the same at the scheme', { ...OWN, state: 'tampered' }, { by: ID.app, error: 'invalid_state' }],
    ['the same in a web view', { ...VIEW, state: 'tampered' }, { by: ID.app, error: 'invalid_state' }],
    [
      'the password was changed',
      { comesBack: 'next-day', meanwhile: 'password-changed' },
      { by: IDP, error: 'invalid_grant', code: 50173 },
    ],
    [
      'all sign-ins were revoked',
      { comesBack: 'next-day', meanwhile: 'sessions-revoked' },
      { by: IDP, error: 'invalid_grant', code: 50173 },
    ],
    [
      'the account was disabled',
      { comesBack: 'next-day', meanwhile: 'account-disabled' },
      { by: IDP, error: 'invalid_grant', code: 50057 },
    ],
  ])('%s', async (_, switches, refusal) => {
    expect(await outcomeOf(switches)).toMatchObject({ result: 'refused', ...refusal })
    const { events } = await play(switches)
    expect(failed(events)).not.toEqual([])
  })

  it.each<[string, string, object]>([
    ['127.0.0.1, once it is registered as well', '127-0-0-1', ['http://127.0.0.1']],
    ['a path, once it is registered', 'other-path', [`${LOOPBACK}/signed-in`]],
  ])('%s', async (_, redirectUri, redirectUris) => {
    const { result } = await completeRun(flow, {
      seed: 1,
      switches: { redirectUri },
      interventions: [
        {
          when: { at: 'start' },
          do: 'put',
          collection: 'applications',
          object: { id: receipts.id, publicClient: { redirectUris } },
          says: 'The address is registered.',
        },
      ],
    })
    expect(result).toMatchObject({ outcome: { result: 'completed' }, unreached: [] })
  })

  it('a web app on localhost may be sent to another port as well: Entra compares no port there', async () => {
    const { events } = await play({ platform: 'web' })
    expect(failed(events)).toEqual(['client-type'])
  })
})

describe('what somebody does next', () => {
  it('opened again, the app asks nobody, and opens no browser', async () => {
    const { events } = await goingOn({}, 'open')
    expect(sent(events, '/authorize')).toHaveLength(1)
    expect(sent(events, '/token').map((form) => form.get('grant_type'))).toEqual([
      'authorization_code',
      'refresh_token',
    ])
  })

  it('signed out, the browser has no session and the app no token; it can be signed in to again', async () => {
    const { events, ...result } = await goingOn({}, 'sign-out')
    expect(result).toMatchObject({
      outcome: { says: 'ada@contoso.example is signed out.' },
      offer: { page: { heading: 'Receipts', offers: [{ id: 'sign-in' }] } },
    })
    const later = await goingOn({}, 'sign-out', 'sign-in')
    expect(later).toMatchObject({ outcome: { result: 'completed' } })
    expect(sent(later.events, '/login/password')).toHaveLength(2)
  })

  it.each<[string, string, number]>([
    ['a sign-out does not end a refresh token that another app has read', 'sign-out', 200],
    ['nor does opening the app again', 'open', 200],
  ])('%s', async (_, choose, status) => {
    // What the other app has sent once, it sends again an hour later.
    const replay = {
      when: { message: 1, from: ID.otherApp, to: IDP, path: '/token' },
      do: 'replay',
      afterSeconds: 3600,
    } as const
    const { answers } = await completeRun(flow, { seed: 1, switches: FILE })
    const next = { prompt: 'next', value: { choose } } as const satisfies Given
    const { result } = await completeRun(flow, {
      seed: 1,
      switches: FILE,
      interventions: [replay],
      answers: [...answers, next],
    })
    const exchanges = result.events.flatMap((event) =>
      event.type === 'request-sent' &&
      event.request.body.includes('refresh_token=') &&
      event.at > START_OF_DAY + 3_600_000
        ? [event.exchange]
        : [],
    )
    const answered = result.events.flatMap((event) =>
      event.type === 'response-received' && exchanges.includes(event.exchange) ? [event.response.status] : [],
    )
    expect(answered.at(-1)).toBe(status)
  })

  it('where all sign-ins were revoked, neither the app nor who has its token gets another one', async () => {
    const { events } = await play({ ...FILE, comesBack: 'next-day', meanwhile: 'sessions-revoked' })
    expect(sent(events, '/token').map((form) => form.get('grant_type'))).toEqual([
      'authorization_code',
      'refresh_token',
      'refresh_token',
    ])
    expect(failed(events)).toHaveLength(1)
  })

  it.each<[string, Switches]>([
    ['the same browser', {}],
    ['the same web view', VIEW],
  ])('a second sign-in in %s asks for no password', async (_, switches) => {
    const { events } = await goingOn({ ...switches, state: 'tampered' }, 'sign-in')
    expect(sent(events, '/authorize')).toHaveLength(2)
    expect(sent(events, '/login/password')).toHaveLength(1)
  })
})
