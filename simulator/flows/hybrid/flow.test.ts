import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { sha256LeftHalf } from '../../core/base64url'
import { readPage } from '../../network/page'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { EventOf, Outcome, TraceEvent } from '../../trace/event'
import { ID } from './cast'
import { flow } from './flow'

const play = async (switches: Switches = {}, as?: string) =>
  (await completeRun(flow, { seed: 1, switches }, as)).result

async function outcomeOf(switches: Switches): Promise<Outcome> {
  const result = await play(switches)
  if (result.status !== 'ended') throw new Error(result.status)
  return result.outcome
}

const requests = (events: readonly TraceEvent[], path: string) =>
  events.filter(
    (event): event is EventOf<'request-sent'> & TraceEvent =>
      event.type === 'request-sent' && new URL(event.request.url).pathname.endsWith(path),
  )
/** The form that the identity provider has the browser post. */
const posted = (events: readonly TraceEvent[]) => {
  for (const event of events) {
    const page = event.type === 'response-received' ? readPage(event.response.body) : undefined
    if (page?.kind === 'form-post') return page.fields
  }
  return {}
}
const checks = (events: readonly TraceEvent[], actor: string) =>
  events.flatMap((event) => (event.type === 'check-passed' && event.actor === actor ? [event.check] : []))

describe('a sensible sign-in', () => {
  it.each([
    ['code-id_token', 'code id_token state'],
    ['code-token', 'access_token code expires_in scope state token_type'],
    ['code-id_token-token', 'access_token code expires_in id_token scope state token_type'],
  ])('%s posts these members, and ends with the rows of the API', async (responseType, members) => {
    const { events, ...result } = await play({ responseType })
    expect(Object.keys(posted(events)).sort().join(' ')).toBe(members)
    expect(result).toMatchObject({ status: 'ended', outcome: { result: 'completed' } })
    expect(requests(events, '/token')).toHaveLength(1)
    expect(requests(events, '/expenses')).toHaveLength(1)
  })

  it('the ID token says which code came beside it, and which access token (OpenID Connect Core section 3.3.2.11)', async () => {
    const {
      code = '',
      id_token = '',
      access_token = '',
    } = posted((await play({ responseType: 'code-id_token-token' })).events)
    expect(decodeJwt(id_token)).toMatchObject({
      c_hash: await sha256LeftHalf(code),
      at_hash: await sha256LeftHalf(access_token),
    })
  })

  it.each([
    ['code-id_token', ['state-matches', 'id-token-signature', 'id-token-claims', 'code-hash', 'same-person']],
    ['code-id_token-token', ['code-hash', 'access-token-hash', 'same-person']],
  ])('%s: Expenses looks at all of it', async (responseType, expected) => {
    expect(checks((await play({ responseType })).events, ID.expenses)).toEqual(
      expect.arrayContaining(expected),
    )
  })

  it('Expenses knows who is there before it has redeemed the code', async () => {
    const { events } = await play()
    const known = events.findIndex((event) => event.type === 'check-passed' && event.check === 'code-hash')
    expect(known).toBeGreaterThan(0)
    expect(known).toBeLessThan(requests(events, '/token')[0]?.seq ?? 0)
  })

  it('where an access token came with the browser, the one that came by none is shown to the API', async () => {
    const { events } = await play({ responseType: 'code-token' })
    const shown = requests(events, '/expenses')[0]?.request.headers.find(([name]) => name === 'authorization')
    expect(posted(events).access_token).toBeDefined()
    expect(shown?.[1]).toMatch(/^Bearer /)
    expect(shown?.[1]).not.toBe(`Bearer ${posted(events).access_token}`)
  })
})

describe('what is broken is refused by whoever must notice', () => {
  it.each<[string, Switches, { by: string; error: string; code?: number }]>([
    [
      'an ID token that is not switched on',
      { registration: 'switched-off' },
      { by: 'identity-provider', error: 'unsupported_response_type', code: 700054 },
    ],
    ['a state that was replaced', { state: 'tampered' }, { by: ID.expenses, error: 'invalid_state' }],
    ['a nonce that was replaced', { nonce: 'wrong' }, { by: ID.expenses, error: 'invalid_nonce' }],
    [
      'a nonce that was taken out',
      { nonce: 'missing' },
      { by: 'identity-provider', error: 'invalid_request', code: 90014 },
    ],
    [
      'an answer behind a #, for a server',
      { responseMode: 'fragment' },
      { by: ID.expenses, error: 'no_answer' },
    ],
  ])('%s', async (_what, switches, refusal) => {
    expect(await outcomeOf(switches)).toMatchObject({ result: 'refused', ...refusal })
  })

  it('a query is refused, and the error goes into the fragment, where no server sees it', async () => {
    const { events } = await play({ responseMode: 'query' })
    const failed = events.find((event) => event.type === 'check-failed')
    expect(failed?.type === 'check-failed' && failed.error.code).toBe(70007)
    expect(await outcomeOf({ responseMode: 'query' })).toMatchObject({
      result: 'refused',
      error: 'no_answer',
    })
  })

  it.each([
    ['none', true],
    ['lax', false],
  ])('a cookie with SameSite=%s goes along with the form of another site: %s', async (cookie, goes) => {
    const { events } = await play({ cookie })
    const callback = requests(events, '/callback')[0]?.request
    expect(callback?.method).toBe('POST')
    expect(callback?.headers.some(([name]) => name === 'Cookie')).toBe(goes)
    expect((await outcomeOf({ cookie })).result).toBe(goes ? 'completed' : 'refused')
  })
})

describe('a code of another sign-in (RFC 9700 section 4.5)', () => {
  const INJECTED = { code: 'of-another-sign-in' }
  const UNBOUND = { ...INJECTED, cHash: 'not-looked-at' }
  const BARE = { ...UNBOUND, pkce: 'left-out' }
  it.each<[string, Switches, string, string]>([
    ['is noticed by c_hash, before it is redeemed', INJECTED, ID.expenses, 'invalid_c_hash'],
    ['is noticed by PKCE, at the identity provider', UNBOUND, 'identity-provider', 'invalid_grant'],
    ['is noticed by the nonce of what it is redeemed for', BARE, ID.expenses, 'invalid_nonce'],
  ])('%s', async (_what, switches, by, error) => {
    expect(await outcomeOf(switches)).toMatchObject({ result: 'refused', by, error })
  })

  it('c_hash keeps it from the token endpoint', async () => {
    expect(requests((await play(INJECTED)).events, '/token')).toEqual([])
    expect(requests((await play(UNBOUND)).events, '/token')).toHaveLength(1)
  })

  it('where nobody looks, one person is signed in with the expenses of another', async () => {
    const switches = { ...BARE, secondIdToken: 'not-looked-at' }
    const { events } = await play(switches)
    const shown = events.findLast((event) => event.type === 'page-shown')
    expect(shown?.type === 'page-shown' && shown.page.kind === 'app' && shown.page.heading).toBe(
      'Hello, Mallory Reed',
    )
    for (const responseType of ['code-id_token', 'code-id_token-token']) {
      const { says } = await outcomeOf({ ...switches, responseType })
      expect(says).toMatch(/^Expenses shows Mallory 3 expenses of Ada/)
    }
  })

  it('without an ID token in front, c_hash is not there to help, and PKCE is', async () => {
    expect(await outcomeOf({ ...INJECTED, responseType: 'code-token' })).toMatchObject({
      result: 'refused',
      by: 'identity-provider',
      code: 501481,
    })
  })
})

it('somebody goes on: again, and out', async () => {
  let { result, answers: given } = await completeRun(flow, { seed: 1 })
  for (const choose of ['again', 'sign-out']) {
    const next = { prompt: 'next', value: { choose } } as const
    ;({ result, answers: given } = await completeRun(flow, { seed: 1, answers: [...given, next] }))
  }
  expect(result).toMatchObject({ status: 'ended', outcome: { says: 'ada@contoso.example is signed out.' } })
})
