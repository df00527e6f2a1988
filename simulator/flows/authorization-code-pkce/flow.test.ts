import { describe, expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import type { Outcome, TraceEvent } from '../../trace/event'
import { flow } from './flow'
import { narration } from './narration'

const play = (switches: Record<string, string> = {}, seed = 1) => completeRun(flow, { seed, switches })

async function outcomeOf(switches: Record<string, string>): Promise<Outcome> {
  const { result } = await play(switches)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return result.outcome
}

const failed = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.check] : []))

describe('a sensible sign-in', () => {
  it('ends signed in, with the rows the API gave', async () => {
    const { result } = await play()
    expect(result.status === 'ended' && result.outcome.result).toBe('completed')
    const last = result.events.findLast((event) => event.type === 'page-shown')
    expect(
      last?.type === 'page-shown' && last.page.kind === 'app' && last.page.table?.rows.length,
    ).toBeGreaterThan(0)
    expect(failed(result.events)).toEqual([])
  })

  it('asks for a user name, a password, a code and consent, in this order', async () => {
    const { answers } = await play()
    expect(answers.map((answer) => answer.prompt)).toEqual(['username', 'password', 'totp', 'consent'])
  })

  it('works for a public client in the page as well', async () => {
    expect(await outcomeOf({ client: 'single-page-app' })).toMatchObject({ result: 'completed' })
    expect(await outcomeOf({ client: 'single-page-app', responseMode: 'fragment' })).toMatchObject({
      result: 'completed',
    })
    expect(await outcomeOf({ responseMode: 'form_post' })).toMatchObject({ result: 'completed' })
  })

  it('sends the password to the identity provider and to nobody else', async () => {
    const { result, answers } = await play()
    const password =
      answers.flatMap((answer) => (answer.prompt === 'password' ? [answer.value.password] : []))[0] ?? 'none'
    const receivers = result.events.flatMap((event) =>
      event.type === 'request-sent' && JSON.stringify(event.request).includes(encodeURIComponent(password))
        ? [event.to]
        : [],
    )
    expect(new Set(receivers)).toEqual(new Set(['identity-provider']))
  })
})

describe('the page of Expenses at the end', () => {
  it.each([
    ['greets whoever is signed in', {}, 'Hello, Ada Nilsen'],
    [
      'greets them as well where only the API refuses',
      { accessTokenSignature: 'altered' },
      'Hello, Ada Nilsen: you are signed in, and there is nothing to show',
    ],
    ['greets nobody after a sign-in that failed', { clientSecret: 'wrong' }, 'You are not signed in'],
    ['greets nobody whose ID token it did not accept', { nonce: 'wrong' }, 'You are not signed in'],
  ])('%s', async (_, switches, heading) => {
    const { result } = await play(switches)
    const last = result.events.findLast((event) => event.type === 'page-shown')
    expect(last?.type === 'page-shown' && last.page.kind === 'app' && last.page.heading).toBe(heading)
  })
})

describe('what is broken is refused by whoever must notice', () => {
  it.each<[string, Record<string, string>, { by: string; error: string; code?: number }]>([
    [
      'an unregistered redirect address is shown, never redirected',
      { redirectUri: 'other-path' },
      { by: 'identity-provider', error: 'InvalidReplyTo', code: 50011 },
    ],
    ['a state that was tampered with', { state: 'tampered' }, { by: 'expenses', error: 'invalid_state' }],
    ['a replaced nonce', { nonce: 'wrong' }, { by: 'expenses', error: 'invalid_nonce' }],
    [
      'a redirect address with a slash too many',
      { redirectUri: 'trailing-slash' },
      { by: 'identity-provider', error: 'InvalidReplyTo', code: 50011 },
    ],
    [
      'a redirect address in other case',
      { redirectUri: 'other-case' },
      { by: 'identity-provider', error: 'InvalidReplyTo', code: 50011 },
    ],
    [
      'a permission that only an administrator grants',
      { scope: 'approve-all' },
      { by: 'identity-provider', error: 'AdminConsentRequired', code: 90094 },
    ],
    [
      'a missing code verifier',
      { codeVerifier: 'missing' },
      { by: 'identity-provider', error: 'invalid_grant', code: 50148 },
    ],
    [
      'a wrong code verifier',
      { codeVerifier: 'wrong' },
      { by: 'identity-provider', error: 'invalid_grant', code: 501481 },
    ],
    [
      'a code used twice',
      { codeUse: 'twice' },
      { by: 'identity-provider', error: 'invalid_grant', code: 54005 },
    ],
    [
      'a code eleven minutes old',
      { codeAge: 'eleven-minutes' },
      { by: 'identity-provider', error: 'invalid_grant', code: 70008 },
    ],
    [
      'a wrong client secret',
      { clientSecret: 'wrong' },
      { by: 'identity-provider', error: 'invalid_client', code: 7000215 },
    ],
    [
      'an expired client secret',
      { clientSecret: 'expired' },
      { by: 'identity-provider', error: 'invalid_client', code: 7000222 },
    ],
    [
      'a token for another audience',
      { accessTokenAudience: 'graph' },
      { by: 'expenses-api', error: 'invalid_token' },
    ],
    [
      'a token for another API of the same company',
      { accessTokenAudience: 'reports-api' },
      { by: 'expenses-api', error: 'invalid_token' },
    ],
    [
      'a token with a permission that does not reach',
      { scope: 'submit-only' },
      { by: 'expenses-api', error: 'insufficient_scope' },
    ],
    [
      'a token of version 1.0, where 2.0 is expected',
      { accessTokenVersion: 'v1' },
      { by: 'expenses-api', error: 'invalid_token' },
    ],
    [
      'two APIs at once, of which a token can be for one',
      { scope: 'two-resources' },
      { by: 'identity-provider', error: 'invalid_request', code: 28003 },
    ],
    [
      'an altered signature',
      { accessTokenSignature: 'altered' },
      { by: 'expenses-api', error: 'invalid_token' },
    ],
    [
      'a token two hours old',
      { accessTokenAge: 'two-hours' },
      { by: 'expenses-api', error: 'invalid_token' },
    ],
    [
      'consent declined',
      { consent: 'declined' },
      { by: 'identity-provider', error: 'access_denied', code: 65004 },
    ],
    [
      'three wrong second factors',
      { secondFactor: 'wrong-three-times' },
      { by: 'identity-provider', error: 'AADSTS500121', code: 500121 },
    ],
    [
      'an account disabled before the second factor',
      { account: 'disabled-before-second-factor' },
      { by: 'identity-provider', error: 'UserDisabled', code: 50057 },
    ],
    [
      'an account disabled before the tokens',
      { account: 'disabled-before-tokens' },
      { by: 'identity-provider', error: 'invalid_grant', code: 50057 },
    ],
    [
      'prompt=none without a session',
      { prompt: 'none' },
      { by: 'identity-provider', error: 'login_required', code: 50058 },
    ],
  ])('%s', async (_what, switches, refusal) => {
    expect(await outcomeOf(switches)).toMatchObject({ result: 'refused', ...refusal })
  })

  it.each([
    ['an access token goes on when the account is disabled after it was handed out', {}, undefined],
    ['a refresh token does not', { accessTokenAge: 'two-hours-then-refresh' }, 50057],
  ])('%s', async (_what, switches, code) => {
    const outcome = await outcomeOf({ account: 'disabled-after-tokens', ...switches })
    expect(outcome).toMatchObject(code === undefined ? { result: 'completed' } : { result: 'refused', code })
  })

  it('a forgotten password locks the account, and even the right one does not help at once', async () => {
    const { result } = await play({ password: 'forgotten' })
    expect(
      result.events.some(
        (event) =>
          event.type === 'page-shown' && event.page.kind === 'password' && event.page.problem?.code === 50053,
      ),
    ).toBe(true)
  })

  it('a token two hours old is refused, and a refresh token fetches one that is not', async () => {
    const { result } = await play({ accessTokenAge: 'two-hours-then-refresh' })
    expect(result.status === 'ended' && result.outcome.result).toBe('completed')
    expect(failed(result.events)).not.toEqual([])
  })

  it('a fragment never reaches a server', async () => {
    expect(await outcomeOf({ responseMode: 'fragment' })).toMatchObject({ result: 'refused', by: 'expenses' })
  })

  it('every refusal names a check that failed', async () => {
    for (const { name, values } of flow.switches) {
      for (const value of values) {
        const { result } = await play({ [name]: value })
        if (result.status === 'ended' && result.outcome.result === 'refused')
          expect(failed(result.events), `${name}=${value}`).not.toEqual([])
      }
    }
  })
})

describe('a switch', () => {
  it('has words for itself and for each of its values', () => {
    for (const { name, values } of flow.switches)
      expect(Object.keys(narration.switches[name]?.values ?? {}), name).toEqual(values)
    expect(Object.keys(narration.switches)).toEqual(flow.switches.map(({ name }) => name))
  })
})
