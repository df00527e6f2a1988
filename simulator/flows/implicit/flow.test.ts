import { describe, expect, it } from 'vitest'
import { header } from '../../network/message'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { Outcome, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { ID } from './cast'
import { flow } from './flow'

const play = async (switches: Switches = {}, as?: string) =>
  (await completeRun(flow, { seed: 1, switches }, as)).result

async function outcomeOf(switches: Switches, as?: string): Promise<Outcome> {
  const result = await play(switches, as)
  if (result.status !== 'ended') throw new Error(result.status)
  return result.outcome
}

const failed = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.check] : []))
const issued = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'token-issued' ? [event.token] : []))
/** What the identity provider has sent back behind the #. */
const answers = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => {
    const location = event.type === 'response-received' ? header(event.response, 'Location') : undefined
    return location?.includes('_token=') ? [new URLSearchParams(new URL(location).hash.slice(1))] : []
  })
const knowersOfAccessToken = (events: readonly TraceEvent[]) => [
  ...new Set(
    knowledge(events, events.length).flatMap(({ kind, knownTo }) => (kind === 'access-token' ? knownTo : [])),
  ),
]
const calls = (events: readonly TraceEvent[], from: string) =>
  events.filter((event) => event.type === 'request-sent' && event.actor === from && event.to === ID.api)
    .length
const last = (events: readonly TraceEvent[]) => {
  const event = events.findLast((each) => each.type === 'page-shown')
  return event?.type === 'page-shown' && event.page.kind === 'app' ? event.page : undefined
}

describe('a sensible sign-in', () => {
  it('has both tokens in the fragment, no code, and never a refresh token (RFC 6749 section 4.2.2)', async () => {
    const { events } = await play()
    const [answer] = answers(events)
    expect([...(answer?.keys() ?? [])].sort()).toEqual([
      'access_token',
      'expires_in',
      'id_token',
      'scope',
      'state',
      'token_type',
    ])
    expect(issued(events)).not.toContain('refresh-token')
    expect(issued(events)).not.toContain('authorization-code')
    expect(failed(events)).toEqual([])
  })

  it('sends no request to a token endpoint', async () => {
    const { events } = await play()
    const paths = events.flatMap((event) =>
      event.type === 'request-sent' ? [new URL(event.request.url).pathname] : [],
    )
    expect(paths.filter((path) => path.endsWith('/token'))).toEqual([])
  })

  it('keeps the token from the server of the page: a fragment is sent nowhere', async () => {
    expect(knowersOfAccessToken((await play()).events)).not.toContain(ID.expenses)
  })

  it('does not say who is there, where an access token comes alone (RFC 6749 section 10.16)', async () => {
    const { events } = await play({ responseType: 'token' })
    expect(last(events)?.heading).toBe('Hello, whoever you are')
    expect(last(events)?.table?.rows.length).toBe(3)
  })

  it('opens no API where an ID token comes alone', async () => {
    const { events } = await play({ responseType: 'id_token' })
    expect([last(events)?.heading, last(events)?.table]).toEqual(['Hello, Ada Nilsen', undefined])
    expect(calls(events, ID.browser)).toBe(0)
  })
})

describe('what is broken is refused by whoever must notice', () => {
  it.each<[string, Switches, string, number?]>([
    ['an answer in the query', { responseMode: 'query' }, 'invalid_request', 70007],
    ['a form, which a script does not see', { responseMode: 'form_post' }, 'no_answer'],
    ['one token for two APIs', { scope: 'two-apis' }, 'invalid_scope', 28000],
    ['access tokens switched off', { registration: 'no-access-tokens' }, 'unsupported_response_type', 700051],
    ['ID tokens switched off', { registration: 'no-id-tokens' }, 'unsupported_response_type', 700054],
    ['a state that was replaced', { state: 'tampered' }, 'invalid_state'],
    ['a nonce that was replaced', { nonce: 'wrong' }, 'invalid_nonce'],
    ['a nonce that was taken out', { nonce: 'missing' }, 'invalid_request', 90014],
    ['a token of another app', { attack: 'substitution' }, 'invalid_at_hash'],
  ])('%s', async (_what, switches, error, code) => {
    const outcome = await outcomeOf(switches)
    expect(outcome).toMatchObject({ result: 'refused', error, ...(code === undefined ? {} : { code }) })
  })

  it.each<[string, Switches]>([
    [
      'access tokens off, for an ID token alone',
      { registration: 'no-access-tokens', responseType: 'id_token' },
    ],
    ['ID tokens off, for an access token alone', { registration: 'no-id-tokens', responseType: 'token' }],
    ['a replaced nonce, where nothing bears it', { nonce: 'wrong', responseType: 'token' }],
  ])('%s, is no reason to refuse', async (_what, switches) => {
    expect(await outcomeOf(switches)).toMatchObject({ result: 'completed' })
  })
})

describe('whoever reads the address has the token, and the API asks nobody who shows it (RFC 6750 section 1.2)', () => {
  it.each([
    ['history', 'the same token'],
    ['script', 'the same token'],
    ['redirector', 'an access token of its own'],
  ])('%s', async (attack, what) => {
    const { events } = await play({ attack })
    expect(calls(events, ID.collector)).toBe(1)
    expect(knowersOfAccessToken(events)).toContain(ID.collector)
    expect(await outcomeOf({ attack })).toMatchObject({
      result: 'completed',
      says: expect.stringContaining(`Collector has ${what}, and has read 3 expenses of Ada with it.`),
    })
  })

  it.each(['history', 'script'])(
    '%s finds no access token where there is none in the address',
    async (attack) => {
      const switches = { attack, responseType: 'id_token' }
      expect(calls((await play(switches)).events, ID.collector)).toBe(0)
      expect((await outcomeOf(switches)).says).toMatch(/there is no access token in it\.$/)
    },
  )

  it('nobody takes part who is not needed', async () => {
    const { events } = await play()
    const cast = events[0]?.type === 'run-started' ? events[0].parties.map(({ id }) => id) : []
    for (const id of [ID.collector, ID.thief, ID.lunchMenu]) expect(cast).not.toContain(id)
  })

  it('the verdict is about whoever was there', async () => {
    const { says } = await outcomeOf({ attack: 'history' }, 'chidi@contoso.example')
    expect(says).toMatch(/^Chidi .*expenses? of Chidi with it\.$/)
  })
})

describe('a token that was issued to another app (RFC 6749 section 10.16, OpenID Connect Core section 3.2.2.9)', () => {
  const SHOWN = /^Expenses shows Mallory 3 expenses of Ada/
  it.each<[string, Switches, RegExp]>([
    ['at_hash compared, with an ID token', {}, /its hash is not at_hash/],
    ['at_hash not looked at', { atHash: 'not-looked-at' }, SHOWN],
    ['no ID token, so that there is nothing to compare with', { responseType: 'token' }, SHOWN],
    ['an ID token alone', { responseType: 'id_token' }, /signed in to Expenses/],
  ])('%s', async (_what, switches, says) => {
    expect((await outcomeOf({ attack: 'substitution', ...switches })).says).toMatch(says)
  })

  it('the API accepts it: it is for this API, and of this person', async () => {
    const { events } = await play({ attack: 'substitution', atHash: 'not-looked-at' })
    expect(failed(events)).toEqual([])
  })
})

describe('two hours later there is no refresh token (OpenID Connect Core section 3.1.2.1)', () => {
  const frames = (events: readonly TraceEvent[]) =>
    events.filter((event) => event.type === 'request-sent' && event.kind === 'frame').length

  it('a hidden frame gets the next token, with the cookie of the identity provider', async () => {
    const { events } = await play({ later: 'two-hours' })
    expect(frames(events)).toBeGreaterThan(0)
    expect(issued(events).filter((token) => token === 'access-token')).toHaveLength(2)
    expect(last(events)?.table?.rows.length).toBe(3)
  })

  it('without third-party cookies the frame knows nobody', async () => {
    const switches = { later: 'two-hours', thirdPartyCookies: 'blocked' }
    expect(await outcomeOf(switches)).toMatchObject({
      result: 'refused',
      error: 'login_required',
      code: 50058,
    })
    expect(last((await play(switches)).events)?.offers?.map(({ id }) => id)).toEqual(['again'])
  })
})

it('somebody goes on: again, and out', async () => {
  let { result, answers: given } = await completeRun(flow, { seed: 1 })
  for (const choose of ['reload', 'again', 'sign-out']) {
    const next = { prompt: 'next', value: { choose } } as const
    ;({ result, answers: given } = await completeRun(flow, { seed: 1, answers: [...given, next] }))
  }
  expect(result).toMatchObject({ status: 'ended', outcome: { says: 'ada@contoso.example is signed out.' } })
})
