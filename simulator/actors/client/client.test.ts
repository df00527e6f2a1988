import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { describe, expect, it } from 'vitest'
import { CLIENT_ID, ISSUER, metadata, provider, withClient } from '../testing/identity-provider'
import { APP, document, LOGIN } from '../testing/world'
import { ask } from './ask'
import { type OAuthClient, serverOf } from './client'
import { discover } from './discover'
import { readAnswer } from './read-answer'

const WELL_KNOWN = `${ISSUER}/.well-known/openid-configuration`
const CALLBACK = `${APP}/callback`
const request = { redirectUri: CALLBACK, scope: 'openid profile' }

describe('discover', () => {
  it('takes the document whose issuer is the one it was set up with (OpenID Connect Discovery section 4.3)', async () => {
    const { client, checks, asked, attempted, of } = await withClient(provider({}), discover)
    expect(asked).toEqual([`GET ${WELL_KNOWN}`])
    expect(client.server).toMatchObject(metadata)
    expect(checks).toEqual(['+ discovery-issuer'])
    expect(attempted.seq).toBe(of('check-passed')[0]?.seq)
  })

  it.each([
    ['another issuer', document({ ...metadata, issuer: `${LOGIN}/other/v2.0` })],
    ['a slash too many', document({ ...metadata, issuer: `${ISSUER}/` })],
    ['no issuer', document({ ...metadata, issuer: undefined })],
    ['a list', document([metadata])],
    ['no JSON', { status: 200, headers: [['Content-Type', 'application/json']] as const, body: '<html>' }],
    ['another status', document(metadata, 404)],
  ])('refuses a document with %s: the app’s own check fails', async (_what, answer) => {
    const { failure, checks, client } = await withClient({ [WELL_KNOWN]: answer }, discover)
    expect(failure).toMatchObject({ by: 'app', check: { check: 'answer-conforms' } })
    expect(checks).toEqual(['- answer-conforms'])
    expect(client.server).toBeUndefined()
  })

  it.each([['x'], ['0'], ['http://['], ['']])(
    'refuses a document whose issuer, “%s”, is no address: the app’s own check fails',
    async (issuer) => {
      const { failure, client } = await withClient(provider({}, { issuer }), discover)
      expect(failure).toMatchObject({ by: 'app', check: { spec: expect.stringMatching(/^oidc-core/) } })
      expect(client.server).toBeUndefined()
    },
  )

  it('that gets no answer says that it could not read one', async () => {
    const { failure, checks } = await withClient(provider({}), async (client, world) => {
      world.network.setUp('login', false)
      await discover(client)
    })
    expect(failure).toMatchObject({ by: 'app', error: 'network_error', check: { check: 'answer-readable' } })
    expect(checks).toEqual(['- answer-readable'])
  })

  it('comes before all other steps', async () => {
    const { failure } = await withClient(provider({}), async (client) => serverOf(client))
    expect(failure).toMatchObject({ by: 'app', error: 'unexpected' })
    expect(failure?.says).toContain('app has not asked')
  })
})

describe('ask', () => {
  const asking = (parameters?: Record<string, string>, changes = {}) =>
    withClient(provider({}, changes), async (client) => {
      await discover(client)
      return ask(client, request, parameters)
    })
  const asked = async (parameters?: Record<string, string>, changes = {}) => {
    const { attempted } = await asking(parameters, changes)
    if (!attempted.ok) throw new Error(attempted.failure.says)
    return attempted.value
  }

  it('writes every parameter (RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect Core section 3.1.2.1)', async () => {
    const { url, pending } = await asked()
    expect(url.split('?')[0]).toBe(metadata.authorization_endpoint)
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier ?? ''),
      code_challenge_method: 'S256',
    })
    expect(pending.redirectUri).toBe(CALLBACK)
  })

  it('never sends the verifier away, which is 43 characters long (RFC 7636 section 4.1)', async () => {
    const { url, pending } = await asked()
    expect(pending.codeVerifier).toMatch(/^[\w-]{43}$/)
    expect(url).not.toContain(pending.codeVerifier)
    expect(new Set([pending.state, pending.nonce, pending.codeVerifier]).size).toBe(3)
  })

  it('adds what else it is told, or puts it in place of its own', async () => {
    const { url } = await asked({ prompt: 'none', scope: 'openid' })
    const { searchParams } = new URL(url)
    expect(searchParams.get('prompt')).toBe('none')
    expect(searchParams.getAll('scope')).toEqual(['openid'])
  })

  it.each([[undefined], ['no address'], [7]])(
    'goes nowhere when the identity provider announces %s to go to',
    async (address) => {
      const { failure, checks } = await asking({}, { authorization_endpoint: address })
      expect(failure).toMatchObject({ by: 'app', error: 'unexpected' })
      expect(checks).toEqual(['+ discovery-issuer', '- expectation'])
    },
  )

  it('shares no random value between two visits, nor between two requests of one', async () => {
    const { value } = await (async () => {
      const both = async (client: OAuthClient) => {
        await discover(client)
        return [await ask(client, request), await ask(client, request)]
      }
      const one = (await withClient(provider({}), both, 'one')).attempted
      const two = (await withClient(provider({}), both, 'two')).attempted
      return { value: [one, two].flatMap((each) => (each.ok ? each.value : [])) }
    })()
    const drawn = value.flatMap(({ pending: { state, nonce, codeVerifier } }) => [state, nonce, codeVerifier])
    expect(drawn).toHaveLength(12)
    expect(new Set(drawn).size).toBe(12)
  })
})

describe('read the answer', () => {
  const pending = { redirectUri: CALLBACK, state: 'mine', nonce: 'n', codeVerifier: 'v' }
  const reading = (query: string, changes = {}) =>
    withClient(provider({}, changes), async (client) => {
      await discover(client)
      return readAnswer(client, pending, new URLSearchParams(query)).get('code')
    })

  it('gives the code that came with the state this browser was sent away with', async () => {
    const { attempted, checks, client } = await reading('code=c&state=mine')
    expect(attempted).toMatchObject({ ok: true, value: 'c' })
    expect(checks).toEqual(['+ discovery-issuer', '+ state-matches'])
    expect(client.answeredBy).toBeUndefined()
  })

  it.each([
    ['code=c&state=theirs', 'state-matches', 'invalid_state', 'rfc6749#10.12'],
    ['code=c&state=', 'state-matches', 'invalid_state', 'rfc6749#10.12'],
    ['error=access_denied&state=theirs', 'state-matches', 'invalid_state', 'rfc6749#10.12'],
    ['code=c', 'answer-arrived', 'no_answer', 'rfc6749#4.1.2'],
    ['', 'answer-arrived', 'no_answer', 'rfc6749#4.1.2'],
  ])('refuses %j itself: %s', async (query, check, error, spec) => {
    const { failure, of, checks } = await reading(query)
    expect(failure).toMatchObject({ by: 'app', error, check: { check, spec } })
    expect(checks.at(-1)).toBe(`- ${check}`)
    expect(of('check-failed')).toMatchObject([{ actor: 'app', spec, error: { error } }])
  })

  it('passes an error on in the words of the identity provider (RFC 6749 section 4.1.2.1)', async () => {
    const description = 'AADSTS65004: User declined. Trace ID: 1 Correlation ID: 2'
    const query = new URLSearchParams({
      error: 'access_denied',
      error_description: description,
      state: 'mine',
    })
    const { failure, checks } = await reading(query.toString())
    expect(failure).toEqual({
      by: 'login',
      error: 'access_denied',
      code: 65004,
      says: 'AADSTS65004: User declined.',
    })
    expect(checks).toEqual(['+ discovery-issuer'])
  })

  it.each([
    ['the issuer', `&iss=${encodeURIComponent(ISSUER)}`, true, true],
    ['another issuer', '&iss=https%3A%2F%2Fevil.example', true, false],
    ['no issuer', '', true, false],
    ['no issuer where none is announced', '', false, true],
    ['another issuer where none is announced', '&iss=https%3A%2F%2Fevil.example', false, false],
  ])(
    'with %s in it is taken: (announced: %s) %s (RFC 9207 section 2.4)',
    async (_what, iss, announced, ok) => {
      const changes = { authorization_response_iss_parameter_supported: announced }
      const { attempted, failure } = await reading(`code=c&state=mine${iss}`, changes)
      expect(attempted.ok).toBe(ok)
      if (!ok) expect(failure).toMatchObject({ by: 'app', check: { check: 'answer-conforms' } })
    },
  )
})
