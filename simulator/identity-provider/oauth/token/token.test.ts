import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { contoso } from '../../../fixtures/contoso'
import { expenses, nightlyBackup, timesheets } from '../../../fixtures/contoso-applications'
import { fabrikam } from '../../../fixtures/fabrikam'
import { type HeaderList, header } from '../../../network/message'
import {
  BASE,
  CHALLENGE,
  codeOf,
  createLab,
  encode,
  FORM,
  type Lab,
  ORIGIN,
  type Parameters,
  redeem,
  SECRET,
  SPA,
  VERIFIER,
  WEB,
} from '../../testing/lab'

const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' }
const SPA_ORIGIN: HeaderList = [['Origin', 'https://expenses.contoso.example']]
const spaFields = { redirect_uri: SPA, client_secret: undefined, code_verifier: VERIFIER }
const refresh = (lab: Lab, token: unknown, fields: Parameters = {}, headers: HeaderList = []) =>
  redeem(
    lab,
    { grant_type: 'refresh_token', refresh_token: String(token), redirect_uri: undefined, ...fields },
    headers,
  )

describe('a code is redeemed (RFC 6749 section 4.1.3)', () => {
  it('for tokens that nobody in between keeps (RFC 6749 section 5.1)', async () => {
    const lab = createLab()
    const { response, body } = await redeem(lab, { code: await codeOf(lab) })
    expect(response.status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'access_token',
      'refresh_token',
      'id_token',
    ])
    expect(body).toMatchObject({
      token_type: 'Bearer',
      scope: 'api://expenses.contoso.example/Expenses.Read',
    })
    expect(response.headers).toContainEqual(['Cache-Control', 'no-store'])
    expect(response.headers).toContainEqual(['Pragma', 'no-cache'])
  })

  it('without a refresh token when offline_access was not asked for, without an ID token when openid was not', async () => {
    const lab = createLab()
    const code = await codeOf(lab, { scope: 'api://expenses.contoso.example/Expenses.Read' })
    const { body } = await redeem(lab, { code })
    expect(body).not.toHaveProperty('refresh_token')
    expect(body).not.toHaveProperty('id_token')
  })

  it('by a single-page app with PKCE alone, from its own origin, readable there', async () => {
    const lab = createLab()
    const code = await codeOf(lab, { redirect_uri: SPA, ...PKCE })
    const { response } = await redeem(lab, { ...spaFields, code }, SPA_ORIGIN)
    expect(response.status).toBe(200)
    expect(header(response, 'Access-Control-Allow-Origin')).toBe('https://expenses.contoso.example')
  })

  it('with the secret in HTTP Basic, form-encoded before (RFC 6749 section 2.3.1)', async () => {
    const lab = createLab()
    const credentials = btoa(`${encodeURIComponent(expenses.appId)}:${encodeURIComponent(SECRET)}`)
    const fields = { code: await codeOf(lab), client_id: undefined, client_secret: undefined }
    expect((await redeem(lab, fields, [['Authorization', `Basic ${credentials}`]])).response.status).toBe(200)
  })

  it('with a plain challenge and its verifier', async () => {
    const lab = createLab()
    const code = await codeOf(lab, { code_challenge: VERIFIER, code_challenge_method: 'plain' })
    expect((await redeem(lab, { code, code_verifier: VERIFIER })).response.status).toBe(200)
  })

  it('without redirect_uri when the authorization request had none', async () => {
    const lab = createLab()
    const code = await codeOf(lab, { redirect_uri: undefined })
    expect((await redeem(lab, { code, redirect_uri: undefined })).response.status).toBe(200)
  })

  it('for fewer scopes, or those of another resource that were consented to', async () => {
    const lab = createLab()
    const { body } = await redeem(lab, { code: await codeOf(lab), scope: 'openid profile' })
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      aud: '00000003-0000-0000-c000-000000000000',
      scp: 'openid profile',
    })
    // What is said of Microsoft Graph names them, what is said of another API does not.
    expect(body.scope).toBe('openid profile')
    expect(body).not.toHaveProperty('refresh_token')
  })
})

describe('a code is refused', () => {
  const longAgo = { code_verifier: VERIFIER }
  it.each<[string, Parameters, Parameters, number, string]>([
    ['without grant_type', {}, { grant_type: undefined }, 900144, 'invalid_request'],
    ['with an unknown grant_type', {}, { grant_type: 'password' }, 70003, 'unsupported_grant_type'],
    [
      'with a grant_type that is a name of Object',
      {},
      { grant_type: 'constructor' },
      70003,
      'unsupported_grant_type',
    ],
    ['without client_id', {}, { client_id: undefined }, 900144, 'invalid_request'],
    ['from an unknown client', {}, { client_id: 'nobody' }, 700016, 'unauthorized_client'],
    ['without a code', {}, { code: undefined }, 900144, 'invalid_request'],
    ['that was never issued', {}, { code: '0.made-up' }, 70000, 'invalid_grant'],
    [
      'from another client',
      {},
      { client_id: timesheets.appId, client_secret: undefined },
      70000,
      'invalid_grant',
    ],
    ['without a secret for a web redirect URI', {}, { client_secret: undefined }, 7000218, 'invalid_client'],
    ['with a wrong secret', {}, { client_secret: 'guess' }, 7000215, 'invalid_client'],
    [
      'with last year’s secret',
      {},
      { client_secret: 'Tg4~public.test.secret-of-last-year' },
      7000222,
      'invalid_client',
    ],
    [
      'with an expired secret of another client',
      {},
      { client_id: nightlyBackup.appId, client_secret: 'q2B~public.test.secret-of-Backup' },
      7000222,
      'invalid_client',
    ],
    [
      'with a secret of a client that has none',
      {},
      { client_id: timesheets.appId },
      700025,
      'invalid_client',
    ],
    ['without redirect_uri', {}, { redirect_uri: undefined }, 900144, 'invalid_request'],
    ['with another redirect_uri', {}, { redirect_uri: SPA }, 500112, 'invalid_client'],
    ['without the verifier of its challenge', PKCE, {}, 50148, 'invalid_grant'],
    ['with another verifier', PKCE, { code_verifier: `${VERIFIER.slice(0, -1)}0` }, 501481, 'invalid_grant'],
    ['with the challenge for a verifier', PKCE, { code_verifier: CHALLENGE }, 501481, 'invalid_grant'],
    ['with a verifier that is too short', PKCE, { code_verifier: 'short' }, 501491, 'invalid_grant'],
    [
      'with a scope nobody consented to',
      {},
      { scope: 'api://expenses.contoso.example/Expenses.ReadWrite' },
      65001,
      'invalid_grant',
    ],
    [
      'with scopes of two resources',
      {},
      { scope: 'User.Read api://expenses.contoso.example/Expenses.Read' },
      28000,
      'invalid_scope',
    ],
  ])('%s', async (_what, asked, fields, code, error) => {
    const lab = createLab()
    const { response, body } = await redeem(lab, { code: await codeOf(lab, asked), ...fields })
    expect(body).toMatchObject({ error, error_codes: [code] })
    expect(response.status).toBe(error === 'invalid_client' && code !== 500112 ? 401 : 400)
    expect(lab.eventsOf('token-issued').some(({ token }) => token === 'access-token')).toBe(false)
    expect(lab.eventsOf('check-failed').at(-1)?.error.code).toBe(code)
  })

  it('with a verifier and no challenge (RFC 9700 section 2.1.1), by no number of Entra', async () => {
    const lab = createLab()
    const { response, body } = await redeem(lab, { code: await codeOf(lab, {}), ...longAgo })
    expect(response.status).toBe(400)
    expect(body).toMatchObject({ error: 'invalid_grant' })
    expect(body).toHaveProperty('error_codes', [])
  })

  it('after ten minutes, and not a second before', async () => {
    const lab = createLab()
    const first = await codeOf(lab)
    lab.wait(60)
    const second = await codeOf(lab)
    lab.wait(539)
    expect((await redeem(lab, { code: first })).response.status).toBe(200)
    lab.wait(61)
    expect((await redeem(lab, { code: second })).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [70008],
    })
  })

  it('at another tenant', async () => {
    const lab = createLab()
    const [travel] = fabrikam.applications
    const url = `${ORIGIN}/fabrikam.example/oauth2/v2.0/token`
    const body = encode({
      client_id: travel?.appId,
      grant_type: 'authorization_code',
      code: await codeOf(lab),
      redirect_uri: WEB,
    })
    const response = await lab.send({ method: 'POST', url, headers: FORM, body })
    expect(JSON.parse(response.body)).toMatchObject({ error_codes: [700005] })
  })

  it('when the account was disabled since', async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    const ada = lab.directory.tenant.users.find((each) => each.displayName === 'Ada Nilsen')
    if (!ada) throw new Error('no Ada')
    lab.directory.put('users', { ...ada, accountEnabled: false }, '', lab.context.emit)
    expect((await redeem(lab, { code })).body).toMatchObject({ error: 'invalid_grant', error_codes: [50057] })
  })

  it('when the application was disabled since', async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    for (const each of lab.directory.tenant.servicePrincipals) {
      lab.directory.put('servicePrincipals', { ...each, accountEnabled: false }, '', lab.context.emit)
    }
    expect((await redeem(lab, { code })).body).toMatchObject({
      error: 'unauthorized_client',
      error_codes: [7000112],
    })
  })

  it('when consent was withdrawn since', async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    for (const grant of lab.directory.tenant.oauth2PermissionGrants) {
      lab.directory.put('oauth2PermissionGrants', { ...grant, scope: 'none' }, '', lab.context.emit)
    }
    expect((await redeem(lab, { code })).body).toMatchObject({
      error_codes: [65001],
      suberror: 'consent_required',
    })
  })

  it.each<[string, Parameters, HeaderList, number | undefined]>([
    ['without an Origin', {}, [], 9002327],
    ['from another origin', {}, [['Origin', 'https://evil.example']], undefined],
    ['with a secret', { client_secret: SECRET }, SPA_ORIGIN, 700025],
  ])('of a single-page app %s', async (_what, fields, headers, code) => {
    const lab = createLab()
    const issued = await codeOf(lab, { redirect_uri: SPA, ...PKCE })
    const { response, body } = await redeem(lab, { ...spaFields, code: issued, ...fields }, headers)
    expect(body.error_codes).toEqual(code === undefined ? [] : [code])
    const readable = header(response, 'Access-Control-Allow-Origin')
    expect(readable).toBe(headers === SPA_ORIGIN ? 'https://expenses.contoso.example' : undefined)
  })

  it('of a web app from a script', async () => {
    const lab = createLab()
    expect((await redeem(lab, { code: await codeOf(lab) }, SPA_ORIGIN)).body).toMatchObject({
      error_codes: [9002326],
    })
  })
})

describe('a verifier for a code without a challenge (RFC 9700 section 4.8)', () => {
  it('is not looked at where the provider is set so: PKCE can be taken away', async () => {
    const lab = createLab(contoso, { settings: { loneVerifier: 'ignored' } })
    const { response } = await redeem(lab, { code: await codeOf(lab), code_verifier: VERIFIER })
    expect(response.status).toBe(200)
  })

  it('still has to fit where there is a challenge', async () => {
    const lab = createLab(contoso, { settings: { loneVerifier: 'ignored' } })
    const { body } = await redeem(lab, { code: await codeOf(lab, PKCE), code_verifier: 'b'.repeat(43) })
    expect(body).toMatchObject({ error_codes: [501481] })
  })
})

describe('a code used twice (RFC 6749 section 4.1.2)', () => {
  it('is refused, and what it gave stays good, as at Entra', async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    const { body } = await redeem(lab, { code })
    expect((await redeem(lab, { code })).body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] })
    expect((await refresh(lab, body.refresh_token)).response.status).toBe(200)
  })

  it('where the provider is set so, revokes the refresh token it gave', async () => {
    const lab = createLab(contoso, { settings: { codeReplay: 'revokes' } })
    const code = await codeOf(lab)
    const { body } = await redeem(lab, { code })
    expect((await refresh(lab, body.refresh_token)).response.status).toBe(200)
    const replay = await redeem(lab, { code })
    expect(replay.body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] })
    expect((await refresh(lab, body.refresh_token)).body).toMatchObject({
      error_codes: [50173],
      suberror: 'bad_token',
    })
  })

  it('by somebody who has the code and no more revokes nothing', async () => {
    const lab = createLab()
    const code = await codeOf(lab, PKCE)
    const { body } = await redeem(lab, { code, code_verifier: VERIFIER })
    expect((await redeem(lab, { code, code_verifier: `${VERIFIER}0` })).body).toMatchObject({
      error_codes: [501481],
    })
    expect((await refresh(lab, body.refresh_token)).response.status).toBe(200)
  })

  it('a refused attempt does not use it up', async () => {
    const lab = createLab()
    const code = await codeOf(lab, PKCE)
    await redeem(lab, { code })
    expect((await redeem(lab, { code, code_verifier: VERIFIER })).response.status).toBe(200)
  })
})

describe('a refresh token (RFC 6749 section 6)', () => {
  const signedIn = async (
    lab: Lab,
    asked: Parameters = {},
    fields: Parameters = {},
    headers: HeaderList = [],
  ) => (await redeem(lab, { code: await codeOf(lab, asked), ...fields }, headers)).body

  it('gives new tokens and a new refresh token, and stays good itself', async () => {
    const lab = createLab()
    const body = await signedIn(lab)
    const next = await refresh(lab, body.refresh_token)
    expect(next.body.refresh_token).not.toBe(body.refresh_token)
    expect(next.body.access_token).not.toBe(body.access_token)
    expect((await refresh(lab, body.refresh_token)).response.status).toBe(200)
  })

  it('gives an ID token of the same subject and session, without nonce (OpenID Connect Core section 12.2)', async () => {
    const lab = createLab()
    const body = await signedIn(lab, { max_age: '1000' })
    lab.wait(5000)
    const first = decodeJwt(String(body.id_token))
    const next = decodeJwt(String((await refresh(lab, body.refresh_token)).body.id_token))
    expect(next).toMatchObject({
      sub: first.sub,
      sid: first.sid,
      iss: first.iss,
      aud: first.aud,
      auth_time: first.auth_time,
    })
    expect(next).not.toHaveProperty('nonce')
    expect(next.iat).toBe((first.iat ?? 0) + 5000)
  })

  it('reaches every resource that was consented to', async () => {
    const lab = createLab()
    const body = await signedIn(lab)
    const graph = await refresh(lab, body.refresh_token, { scope: 'openid profile' })
    expect(decodeJwt(String(graph.body.access_token)).aud).toBe('00000003-0000-0000-c000-000000000000')
    expect(graph.body).toHaveProperty('refresh_token')
    expect((await refresh(lab, body.refresh_token, { scope: 'User.Read' })).body).toMatchObject({
      error_codes: [65001],
    })
  })

  it.each<[string, Parameters, number]>([
    ['missing', { refresh_token: undefined }, 900144],
    ['made up', { refresh_token: '1.made-up' }, 70000],
    ['of another client', { client_id: timesheets.appId, client_secret: undefined }, 70000],
    ['without the secret', { client_secret: undefined }, 7000218],
  ])('%s is refused', async (_what, fields, code) => {
    const lab = createLab()
    const body = await signedIn(lab)
    expect((await refresh(lab, body.refresh_token, fields)).body).toMatchObject({ error_codes: [code] })
  })

  it('lives for 90 days from its last use', async () => {
    const lab = createLab()
    let token = (await signedIn(lab)).refresh_token
    for (let quarter = 0; quarter < 3; quarter++) {
      lab.wait(90 * 86_400 - 1)
      const { response, body } = await refresh(lab, token)
      expect(response.status).toBe(200)
      token = body.refresh_token
    }
  })

  it('not used for 90 days is refused', async () => {
    const lab = createLab()
    const body = await signedIn(lab)
    lab.wait(90 * 86_400)
    expect((await refresh(lab, body.refresh_token)).body).toMatchObject({ error_codes: [700082] })
  })

  it('of a single-page app ends 24 hours after the sign-in, however often it is used', async () => {
    const lab = createLab()
    const headers = SPA_ORIGIN
    const body = await signedIn(lab, { redirect_uri: SPA, ...PKCE }, spaFields, headers)
    const fields = { client_secret: undefined }
    lab.wait(86_399)
    const next = await refresh(lab, body.refresh_token, fields, headers)
    expect(next.response.status).toBe(200)
    lab.wait(1)
    expect((await refresh(lab, next.body.refresh_token, fields, headers)).body).toMatchObject({
      error_codes: [700084],
    })
  })

  it('is void after all sign-ins were revoked', async () => {
    const lab = createLab()
    const body = await signedIn(lab)
    const ada = contoso.users.find((each) => each.displayName === 'Ada Nilsen')
    if (!ada) throw new Error('no Ada')
    const signInSessionsValidFromDateTime = new Date(lab.clock.now + 1000).toISOString()
    lab.directory.put('users', { ...ada, signInSessionsValidFromDateTime }, '', lab.context.emit)
    expect((await refresh(lab, body.refresh_token)).body).toMatchObject({ error_codes: [50173] })
  })
})

describe('the client proves itself once', () => {
  it.each<[string, Parameters, string]>([
    ['in the header and in the body', {}, `Basic ${btoa(`${expenses.appId}:${SECRET}`)}`],
    [
      'as somebody else in the body',
      { client_id: timesheets.appId, client_secret: undefined },
      `Basic ${btoa(`${expenses.appId}:${SECRET}`)}`,
    ],
    ['with a Bearer header', { client_secret: undefined }, 'Bearer abc'],
    ['with Basic that is not Base64', { client_secret: undefined }, 'Basic %%%'],
    ['with Basic of an impossible length', { client_secret: undefined }, 'Basic abcde'],
    ['with Basic without a colon', { client_secret: undefined }, `Basic ${btoa('abc')}`],
    ['with Basic and a broken escape', { client_secret: undefined }, `Basic ${btoa('a%:b')}`],
  ])('%s is malformed', async (_what, fields, authorization) => {
    const lab = createLab()
    const { body } = await redeem(lab, { code: '0.x', ...fields }, [['Authorization', authorization]])
    expect(body).toMatchObject({ error: 'invalid_request', error_codes: [9002313] })
  })

  it('a wrong secret in the header is answered with 401 and a challenge (RFC 6749 section 5.2)', async () => {
    const lab = createLab()
    const headers: HeaderList = [['Authorization', `Basic ${btoa(`${expenses.appId}:guess`)}`]]
    const { response } = await redeem(lab, { code: '0.x', client_secret: undefined }, headers)
    expect(response.status).toBe(401)
    expect(header(response, 'WWW-Authenticate')).toBe(`Basic realm="${ORIGIN}"`)
  })
})

describe('an error', () => {
  it('has the members of Entra’s, and nothing it should not tell', async () => {
    const lab = createLab()
    const { response, body } = await redeem(lab, { code: '0.x' })
    expect(Object.keys(body)).toEqual([
      'error',
      'error_description',
      'error_codes',
      'trace_id',
      'correlation_id',
      'timestamp',
      'error_uri',
    ])
    const { trace_id, correlation_id, timestamp } = body
    expect(timestamp).toBe('2026-03-02 09:00:00Z')
    expect(body.error_uri).toBe(`${ORIGIN}/error?code=70000`)
    expect(body.error_description).toBe(
      `AADSTS70000: The provided grant is not valid.\r\nTrace ID: ${trace_id}\r\nCorrelation ID: ${correlation_id}\r\nTimestamp: ${timestamp}`,
    )
    expect(response.headers).toContainEqual(['Cache-Control', 'no-store'])
  })

  it('a repeated parameter is refused (RFC 6749 section 3.2)', async () => {
    const lab = createLab()
    const body = `${encode({ client_id: expenses.appId, grant_type: 'authorization_code' })}&grant_type=refresh_token`
    const response = await lab.send({ method: 'POST', url: `${BASE}/oauth2/v2.0/token`, headers: FORM, body })
    expect(JSON.parse(response.body)).toMatchObject({ error: 'invalid_request', error_codes: [9002313] })
  })
})
