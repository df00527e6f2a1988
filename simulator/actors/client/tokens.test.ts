import { generateKeyPair } from 'jose'
import { WWWAuthenticateChallengeError } from 'oauth4webapi'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { base64url } from '../../core/base64url'
import { publicKeys } from '../../fixtures/keys'
import { CLIENT_ID, idToken, NOW, provider, withClient } from '../testing/identity-provider'
import { API, APP, document, LOGIN, type Script } from '../testing/world'
import { callApi } from './call'
import { discover } from './discover'
import { readAnswer } from './read-answer'
import { redeem } from './redeem'
import { refresh } from './refresh'

const pending = {
  redirectUri: `${APP}/callback`,
  state: 's',
  nonce: 'the-nonce',
  codeVerifier: 'the-verifier'.padEnd(43, 'x'),
}
const refusal = (error: string, description?: string) =>
  document({ error, ...(description && { error_description: description }) }, 400)

/** Discovers, reads an answer, and redeems its code for `tokens`. */
const redeeming = (tokens: Script | object, wait = 0, more: Record<string, Script> = {}) =>
  withClient({ ...provider(tokens), ...more }, async (client, world) => {
    await discover(client)
    const answer = readAnswer(client, pending, new URLSearchParams('code=the-code&state=s'))
    // Three messages of 20 milliseconds each way have gone by, and one more comes before the token is looked at.
    if (wait > 0) await world.scheduler.sleep(wait)
    return redeem(client, pending, answer)
  })

const withToken = async (token: string) =>
  redeeming({ access_token: 'a', token_type: 'Bearer', id_token: token })

describe('redeem', () => {
  it('sends the code, its address and its verifier (RFC 6749 section 4.1.3, RFC 7636 section 4.5)', async () => {
    const { to, attempted, checks } = await withToken(await idToken())
    const [sent] = to('/token')
    expect(sent?.method).toBe('POST')
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: `${APP}/callback`,
      code_verifier: pending.codeVerifier,
      client_id: CLIENT_ID,
    })
    expect(attempted).toMatchObject({ ok: true, value: { access_token: 'a' } })
    expect(checks).toEqual([
      '+ discovery-issuer',
      '+ state-matches',
      '+ id-token-claims',
      '+ id-token-signature',
    ])
  })

  it('is not begun with an answer that has no code in it', async () => {
    const { failure, to } = await withClient(provider({}), async (client) => {
      await discover(client)
      return redeem(client, pending, readAnswer(client, pending, new URLSearchParams('state=s')))
    })
    expect(failure).toMatchObject({ by: 'app', error: 'no_answer', check: { check: 'answer-arrived' } })
    expect(to('/token')).toEqual([])
  })

  it('passes a refusal on: who refused, in whose words, with whose number', async () => {
    const { failure, checks } = await redeeming(
      refusal('invalid_grant', 'AADSTS70008: Too late. Trace ID: 1'),
    )
    expect(failure).toEqual({
      by: 'login',
      error: 'invalid_grant',
      code: 70008,
      says: 'AADSTS70008: Too late.',
    })
    expect(checks).toEqual(['+ discovery-issuer', '+ state-matches'])
  })

  it('passes a refusal on that has no words', async () => {
    const { failure } = await redeeming(refusal('invalid_client'))
    expect(failure).toEqual({ by: 'login', error: 'invalid_client', says: 'invalid_client' })
  })

  it.each<[string, object]>([
    ['no ID token', { access_token: 'a', token_type: 'Bearer' }],
    ['an ID token that is none', { access_token: 'a', token_type: 'Bearer', id_token: 'none' }],
    ['no access token', { token_type: 'Bearer' }],
    ['no type of token', { access_token: 'a' }],
  ])('refuses an answer with %s itself', async (_what, body) => {
    const { failure, checks } = await redeeming(body)
    expect(failure).toMatchObject({ by: 'app', check: { check: 'answer-conforms' } })
    expect(checks.at(-1)).toBe('- answer-conforms')
  })
})

describe('the claims of an ID token', () => {
  it.each([
    ['another nonce', { nonce: 'another' }, 'nonce-matches', 'invalid_nonce'],
    ['no nonce', { nonce: undefined }, 'answer-conforms', undefined],
    ['another issuer', { iss: `${LOGIN}/other/v2.0` }, 'answer-conforms', undefined],
    ['no issuer', { iss: undefined }, 'answer-conforms', undefined],
    ['another audience', { aud: 'another-app' }, 'answer-conforms', undefined],
    [
      'two audiences and another authorized party',
      { aud: [CLIENT_ID, 'b'], azp: 'b' },
      'answer-conforms',
      undefined,
    ],
    ['no subject', { sub: undefined }, 'answer-conforms', undefined],
    ['no end', { exp: undefined }, 'answer-conforms', undefined],
    ['an end that is long past', { exp: NOW - 3600 }, 'answer-conforms', undefined],
    ['a beginning that is yet to come', { nbf: NOW + 3600 }, 'answer-conforms', undefined],
  ])(
    'with %s are refused by the app (OpenID Connect Core section 3.1.3.7)',
    async (_what, changes, check, error) => {
      const { failure, checks, asked } = await withToken(await idToken(changes))
      expect(failure).toMatchObject({ by: 'app', check: { check, spec: 'oidc-core#3.1.3.7' } })
      if (error) expect(failure?.error).toBe(error)
      expect(checks.slice(2)).toEqual([`- ${check}`])
      expect(asked).not.toContain(`GET ${LOGIN}/keys`)
    },
  )

  // The library has no clock: it adds a difference to the machine's. Both readings have to fall into the same second.
  it.each([
    ['exp', -29, true],
    ['exp', -30, false],
    ['nbf', 30, true],
    ['nbf', 31, false],
  ])(
    'with %s %d seconds from now are taken: %s (a tolerance of 30 seconds)',
    async (claim, seconds, taken) => {
      vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_500 })
      try {
        const { attempted } = await withToken(await idToken({ [claim]: NOW + seconds }))
        expect(attempted.ok).toBe(taken)
      } finally {
        vi.useRealTimers()
      }
    },
  )

  it('are held against virtual time', async () => {
    const token = await idToken({ exp: NOW + 3600 })
    const tokens = { access_token: 'a', token_type: 'Bearer', id_token: token }
    expect((await redeeming(tokens, 3_600_000)).attempted.ok).toBe(true)
    expect((await redeeming(tokens, 3_640_000)).failure?.check?.check).toBe('answer-conforms')
  })
})

describe('the signature of an ID token is checked: the app refuses', () => {
  let foreign: CryptoKey
  beforeAll(async () => {
    foreign = (await generateKeyPair('RS256')).privateKey
  })
  const altered = (token: string) => {
    const at = token.lastIndexOf('.') + 1
    return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
  }
  const unsigned = (token: string) => {
    const header = base64url(new TextEncoder().encode(JSON.stringify({ alg: 'none', typ: 'JWT' })))
    return `${header}.${token.split('.')[1]}.`
  }
  const otherClaims = (token: string, other: string) =>
    [token.split('.')[0], other.split('.')[1], token.split('.')[2]].join('.')

  it.each<[string, () => Promise<string>, boolean]>([
    ['one that was altered', async () => altered(await idToken()), true],
    ['one over other claims', async () => otherClaims(await idToken(), await idToken({ sub: 'eve' })), true],
    ['one of another key under the name of the issuer’s', () => idToken({}, { key: foreign }), true],
    [
      'one of a key that the issuer does not publish',
      () => idToken({}, { key: foreign, kid: 'unknown' }),
      true,
    ],
    ['none at all (alg: none)', async () => unsigned(await idToken()), false],
    ['an empty one', async () => `${(await idToken()).split('.').slice(0, 2).join('.')}.`, true],
  ])('%s', async (_what, token, claimsHeld) => {
    const { failure, checks, attempted } = await withToken(await token())
    expect(attempted.ok).toBe(false)
    expect(failure).toMatchObject({
      by: 'app',
      check: { check: 'answer-conforms', spec: 'oidc-core#3.1.3.7' },
    })
    expect(checks.slice(2)).toEqual([...(claimsHeld ? ['+ id-token-claims'] : []), '- answer-conforms'])
    expect(checks).not.toContain('+ id-token-signature')
  })

  it('one that is not written as one is', async () => {
    const { failure, checks } = await withToken(`${(await idToken()).split('.').slice(0, 2).join('.')}.x`)
    expect(failure).toMatchObject({
      by: 'app',
      check: {
        check: 'answer-conforms',
        spec: 'rfc7515#5.2',
        description: expect.stringMatching(/cannot be read/),
      },
    })
    expect(checks.at(-1)).toBe('- answer-conforms')
  })

  const key = publicKeys.keys[0]
  it.each<[string, Script]>([
    ['have no modulus', document({ keys: [{ ...key, n: undefined }] })],
    ['have a modulus that is no number', document({ keys: [{ ...key, n: '%' }] })],
    ['are not there', document({}, 404)],
    ['are no list', document({ keys: 'x' })],
    ['are none', document({ keys: [] })],
  ])('any, when the issuer’s keys %s', async (_what, keys) => {
    const tokens = { access_token: 'a', token_type: 'Bearer', id_token: await idToken() }
    const { failure } = await redeeming(tokens, 0, { [`${LOGIN}/keys`]: keys })
    expect(failure).toMatchObject({ by: 'app', check: { check: 'answer-conforms' } })
  })
})

describe('refresh', () => {
  const refreshing = (tokens: Script | object, parameters?: Record<string, string>) =>
    withClient(provider(tokens), async (client) => {
      await discover(client)
      return refresh(client, 'the-refresh-token', parameters)
    })

  it('sends the refresh token, and a narrower scope where it wants less (RFC 6749 section 6)', async () => {
    const { to, attempted } = await refreshing(
      { access_token: 'b', token_type: 'Bearer' },
      { scope: 'openid' },
    )
    expect(Object.fromEntries(new URLSearchParams(to('/token')[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'the-refresh-token',
      scope: 'openid',
      client_id: CLIENT_ID,
    })
    expect(attempted).toMatchObject({ ok: true, value: { access_token: 'b' } })
    const plain = await refreshing({ access_token: 'b', token_type: 'Bearer' })
    expect(plain.to('/token')[0]?.body).not.toContain('scope')
  })

  it('passes a refusal on', async () => {
    const { failure } = await refreshing(refusal('invalid_grant', 'AADSTS700082: Expired.'))
    expect(failure).toMatchObject({ by: 'login', error: 'invalid_grant', code: 700082 })
  })
})

describe('call an API', () => {
  const calling = (answer: Script, token = 'the-token') =>
    withClient({ ...provider({}), [`${API}/rows`]: answer }, async (client) => {
      await discover(client)
      return callApi(client, `${API}/rows`, token)
    })
  const challenge = (status: number, value?: string): Script => ({
    status,
    headers: value ? [['WWW-Authenticate', value]] : [],
    body: '',
  })

  it('shows the token in the header, and gives the JSON (RFC 6750 section 2.1)', async () => {
    const { to, attempted, of } = await calling(document([1]))
    expect(to('/rows')[0]).toMatchObject({ method: 'GET', body: '' })
    expect(to('/rows')[0]?.headers).toContainEqual(['authorization', 'Bearer the-token'])
    expect(attempted).toMatchObject({ ok: true, value: [1] })
    expect(attempted.seq).toBe(of('response-received').at(-1)?.seq)
  })

  it.each<[string, Script, object]>([
    [
      '401 with a challenge that says why',
      challenge(401, 'Bearer realm="x", error="invalid_token", error_description="Too old"'),
      { by: 'api', error: 'invalid_token', says: 'Too old' },
    ],
    [
      '401 with a bare challenge',
      challenge(401, 'Bearer'),
      { by: 'api', error: 'HTTP 401', says: 'HTTP 401' },
    ],
    [
      '403 with a challenge',
      challenge(403, 'Bearer error="insufficient_scope"'),
      { by: 'api', error: 'insufficient_scope', says: 'insufficient_scope' },
    ],
    ['403 without one', challenge(403), { by: 'api', error: 'HTTP 403', says: 'The API answers 403.' }],
    ['500', challenge(500), { by: 'api', error: 'HTTP 500', says: 'The API answers 500.' }],
    [
      '403 in Graph’s form',
      { status: 403, headers: [], body: '{"error":{"code":"accessDenied","message":"Not today."}}' },
      { by: 'api', error: 'accessDenied', says: 'Not today.' },
    ],
    [
      'no JSON',
      { status: 200, headers: [], body: '<html>' },
      { by: 'app', error: 'unexpected', says: 'The answer of the API is no JSON.' },
    ],
  ])('that answers %s: %j', async (_what, answer, failure) => {
    expect((await calling(answer)).failure).toMatchObject(failure)
  })

  it.each(['', 'a b', '€', 'a=b'])('never with what is no bearer token: %j', async (token) => {
    const { failure, to } = await calling(document([]), token)
    expect(failure).toMatchObject({ by: 'app', error: 'unexpected' })
    expect(to('/rows')).toEqual([])
  })

  it('a challenge is no check of the app, an answer without what it needs is', async () => {
    const refused = await calling(challenge(401, 'Bearer error="invalid_token"'))
    expect(refused.of('check-failed')).toEqual([])
    expect(refused.attempted.seq).toBe(refused.of('response-received').at(-1)?.seq)
    const { of, attempted } = await calling(challenge(500))
    expect(of('check-failed')).toMatchObject([{ actor: 'app', check: 'api-answers' }])
    expect(attempted.seq).toBe(of('check-failed')[0]?.seq)
  })

  it('a challenge can be caught by a client that knows what to do about it', async () => {
    const scripts = { ...provider({}), [`${API}/rows`]: challenge(401, 'Bearer') }
    const { attempted } = await withClient(scripts, async (client) => {
      await discover(client)
      return callApi(client, `${API}/rows`, 't').catch((fault: unknown) => fault)
    })
    expect(attempted.ok && attempted.value).toBeInstanceOf(WWWAuthenticateChallengeError)
  })
})

describe('a fault that is nobody’s refusal', () => {
  it('is our bug, and is not swallowed', async () => {
    const boom = new Error('boom')
    await expect(withClient(provider({}), () => Promise.reject(boom))).rejects.toThrow('boom')
    const other = new TypeError('x is not a function')
    await expect(withClient(provider({}), () => Promise.reject(other))).rejects.toThrow('not a function')
  })
})
