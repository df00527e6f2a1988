import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Given } from '../../prompts/answer'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { EventOf, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { ID } from './cast'
import { flow } from './flow'

async function play(switches: Switches = {}, answers: readonly Given[] = []) {
  const { result, answers: given } = await completeRun(flow, { seed: 1, switches, answers })
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return { events: result.events, outcome: result.outcome, answers: given, offer: result.offer }
}
const SPA = { client: 'single-page-app' } as const
const next = (choose: string, afterSeconds?: number): Given => ({
  prompt: 'next',
  value: { choose },
  ...(afterSeconds === undefined ? {} : { afterSeconds }),
})

/** What went to the token endpoint, in order. */
const asked = (events: readonly TraceEvent[]): readonly Readonly<Record<string, string>>[] =>
  events.flatMap((event) =>
    event.type === 'request-sent' && new URL(event.request.url).pathname.endsWith('/token')
      ? [Object.fromEntries(new URLSearchParams(event.request.body))]
      : [],
  )
const refreshes = (events: readonly TraceEvent[]) =>
  asked(events).filter((form) => form.grant_type === 'refresh_token')
/** What the token endpoint refused, by number. */
const refused = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => {
    if (event.type !== 'response-received' || event.actor !== ID.identityProvider) return []
    const found = /"error_codes":\[(\d*)\]/.exec(event.response.body)
    return found ? [Number(found[1])] : []
  })
const calls = (events: readonly TraceEvent[], api: string) =>
  events.filter(
    (event): event is EventOf<'request-sent'> =>
      event.type === 'request-sent' && event.to === api && event.request.method === 'GET',
  )
const bearer = ({ request }: EventOf<'request-sent'>) =>
  request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]?.slice('Bearer '.length) ?? ''

describe('an app that is opened again', () => {
  it('asks for a user name, a password, a code and consent once, and never again', async () => {
    const { answers, outcome } = await play()
    expect(answers.map(({ prompt }) => prompt)).toEqual([
      ...['username', 'password', 'totp', 'consent'],
      'next',
    ])
    expect(outcome).toEqual({
      result: 'completed',
      says: 'Ada Nilsen came back once and was not asked again.',
    })
  })

  it('hands in the newest refresh token each time, and calls the API with another access token', async () => {
    const { events } = await play({ comesBack: '89-days' })
    const sent = refreshes(events).map((form) => form.refresh_token)
    expect(sent).toHaveLength(2)
    expect(new Set(sent).size).toBe(2)
    expect(new Set(calls(events, ID.api).map(bearer)).size).toBe(3)
  })

  it('uses an access token for as long as it is good, and no refresh token', async () => {
    const { events } = await play({ comesBack: 'half-an-hour' })
    const [first, second] = calls(events, ID.api).map(bearer)
    expect(second).toBe(first)
  })

  it.each<[string, Switches, number, number[]]>([
    ['a web app, 89 days and 89 days: each use is a new beginning', { comesBack: '89-days' }, 2, []],
    ['a web app, 91 days: not used for 90', { comesBack: '91-days' }, 1, [700082]],
    ['a page, half an hour', { ...SPA, comesBack: 'half-an-hour' }, 0, []],
    ['a web app, thirteen hours', { comesBack: 'half-a-day' }, 2, []],
    [
      'a page, 13 hours and 13 hours: the second one is over with the first',
      { ...SPA, comesBack: 'half-a-day' },
      2,
      [700084],
    ],
    ['a page, a day', SPA, 1, [700084]],
  ])('%s', async (_what, switches, refreshed, codes) => {
    const { events, outcome } = await play(switches)
    expect(refreshes(events)).toHaveLength(refreshed)
    expect(refused(events)).toEqual(codes)
    expect(outcome.result).toBe('completed')
    if (codes.length > 0) expect(outcome.says).toContain('asked again once (AADSTS')
  })

  it('a refresh token that is over means a sign-in: everything but consent', async () => {
    const { answers } = await play({ comesBack: '91-days' })
    const prompts = answers.map(({ prompt }) => prompt)
    expect(prompts.filter((prompt) => prompt === 'password')).toHaveLength(2)
    expect(prompts.filter((prompt) => prompt === 'consent')).toHaveLength(1)
  })

  it('goes on from its end: later again, or signed out', async () => {
    const { answers, offer } = await play()
    expect(offer?.page.kind === 'app' && offer.page.offers?.map(({ id }) => id)).toEqual([
      'again',
      'sign-out',
    ])
    const later = await play({}, [...answers, next('again')])
    expect(refreshes(later.events)).toHaveLength(2)
    for (const client of ['web-app', 'single-page-app']) {
      const before = await play({ client, comesBack: 'half-an-hour' })
      const out = await play({ client, comesBack: 'half-an-hour' }, [...before.answers, next('sign-out')])
      expect(out.outcome).toMatchObject({ result: 'completed' })
      expect(out.outcome.says, client).toContain('is signed out')
    }
  })
})

describe('the scope of a refresh (RFC 6749 section 6)', () => {
  const scopes = (events: readonly TraceEvent[], api: string) =>
    calls(events, api).map((call) => decodeJwt(bearer(call)).scp)

  it('same: the request names none, and the token has what the sign-in asked for', async () => {
    const { events } = await play()
    expect(refreshes(events)[0]).not.toHaveProperty('scope')
    expect(scopes(events, ID.api)[1]).toBe(scopes(events, ID.api)[0])
  })

  it('another API, with consent: nobody is asked', async () => {
    const { events, outcome } = await play({ refreshScope: 'another-api' })
    expect(scopes(events, ID.reports)).toEqual(['Reports.Read'])
    expect(refused(events)).toEqual([])
    expect(outcome.says).toContain('was not asked again')
  })

  it('another API, without consent: 65001, and the person is asked for it, once', async () => {
    const { events, outcome, answers } = await play({ refreshScope: 'another-api-without-consent' })
    expect(refused(events)).toEqual([65001])
    expect(answers.filter(({ prompt }) => prompt === 'consent')).toHaveLength(2)
    expect(outcome.says).toContain('was asked again once (AADSTS65001)')
    expect(scopes(events, ID.reports)).toEqual(['Reports.Read'])
  })
})

const half = { comesBack: 'half-a-day' } as const

describe('in the meantime (the revocation matrix of Entra)', () => {
  it.each<[string, Switches, number[]]>([
    ['a changed password, a web app: it goes on', { meanwhile: 'password-changed' }, []],
    ['a changed password, a page', { ...SPA, ...half, meanwhile: 'password-changed' }, [50173]],
    ['a reset password, a web app', { meanwhile: 'password-reset' }, [50173]],
    ['a reset password, a page', { ...SPA, ...half, meanwhile: 'password-reset' }, [50173]],
    ['revoked sign-ins, a web app', { meanwhile: 'sessions-revoked' }, [50173]],
    ['revoked sign-ins, a page', { ...SPA, ...half, meanwhile: 'sessions-revoked' }, [50173]],
  ])('%s', async (_what, switches, codes) => {
    const { events, outcome } = await play(switches)
    expect(refused(events)).toEqual(codes)
    expect(outcome.result).toBe('completed')
    expect(outcome.says).toContain(codes.length > 0 ? 'asked again once (AADSTS50173)' : 'not asked again')
  })

  it.each<[string, Switches, { by: string; error: string; code: number }, number]>([
    [
      'a disabled account: the refresh is refused, and the sign-in after it',
      { meanwhile: 'account-disabled' },
      { by: ID.identityProvider, error: 'UserDisabled', code: 50057 },
      50057,
    ],
    [
      'the same in a page',
      { ...SPA, ...half, meanwhile: 'account-disabled' },
      { by: ID.identityProvider, error: 'UserDisabled', code: 50057 },
      50057,
    ],
    [
      'a secret that ran out: no sign-in helps, and none is begun',
      { meanwhile: 'secret-expired' },
      { by: ID.identityProvider, error: 'invalid_client', code: 7000222 },
      7000222,
    ],
  ])('%s', async (_what, switches, refusal, code) => {
    const { events, outcome } = await play(switches)
    expect(outcome).toMatchObject({ result: 'refused', ...refusal })
    expect(refused(events)[0]).toBe(code)
  })

  it('an access token is not called back: whoever is back within its life is let in', async () => {
    for (const meanwhile of ['sessions-revoked', 'account-disabled', 'secret-expired']) {
      const { events, outcome } = await play({ comesBack: 'half-an-hour', meanwhile })
      expect(outcome.says, meanwhile).toBe('Ada Nilsen came back once and was not asked again.')
      expect(calls(events, ID.api).map(bearer)[1]).toBe(calls(events, ID.api).map(bearer)[0])
    }
  })
})

describe('a refresh token that is used twice', () => {
  it('Entra: both get tokens, and nobody notices', async () => {
    const { events, outcome } = await play({ refreshTokenUse: 'twice' })
    expect(refused(events)).toEqual([])
    expect(outcome.says).toBe(
      'Ada Nilsen came back twice and was not asked again. Somebody else has tokens by the same refresh token.',
    )
  })

  it('RFC 9700 section 4.14.2: the second use is refused, and all of the sign-in ends', async () => {
    const { events, outcome } = await play({ refreshTokenUse: 'twice', refreshTokens: 'rfc9700' })
    const failed = events.flatMap((event) => (event.type === 'check-failed' ? [event.check] : []))
    expect(failed).toEqual(['refresh-token-unused', 'refresh-token-alive'])
    expect(refused(events)).toEqual([0, 50173])
    expect(outcome.says).toBe(
      'Ada Nilsen came back twice and was asked again once (AADSTS50173). Somebody else has used the same refresh token, and got nothing.',
    )
  })

  it('a page, which has no secret, is robbed as well', async () => {
    const { outcome } = await play({ ...SPA, ...half, refreshTokenUse: 'twice' })
    expect(outcome.says).toContain('Somebody else has tokens')
  })

  it('rotation alone disturbs nobody', async () => {
    const { events, outcome } = await play({ refreshTokens: 'rfc9700' })
    expect(refused(events)).toEqual([])
    expect(outcome.says).toContain('was not asked again')
  })
})

describe('who knows a refresh token', () => {
  it.each<[string, Switches, string[]]>([
    ['a web app: its server', {}, [ID.identityProvider, ID.expenses]],
    ['a page: the browser', { ...SPA, ...half }, [ID.browser, ID.identityProvider]],
  ])('%s, and nobody else but who made it', async (_what, switches, who) => {
    const { events } = await play(switches)
    const known = knowledge(events, events.length).filter(({ kind }) => kind === 'refresh-token')
    expect(new Set(known.flatMap(({ knownTo }) => [...knownTo]))).toEqual(new Set(who))
  })
})
