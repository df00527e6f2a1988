import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { expenses } from '../fixtures/contoso-applications'
import { lobbyDisplay, nightlyReport } from '../fixtures/contoso-programs'
import { publicKeys } from '../fixtures/keys'
import { type HeaderList, header } from '../network/message'
import { readPage } from '../network/page'
import { allParts } from './testing/all-parts'
import {
  BASE,
  codeOf,
  createBrowser,
  createLab,
  FORM,
  GOOD,
  type Lab,
  ORIGIN,
  redeem,
  TENANT,
} from './testing/lab'

const graphToken = async (lab: Lab, scope = 'openid profile email') =>
  String((await redeem(lab, { code: await codeOf(lab, { scope }) })).body.access_token)
const bearer = (token: string): HeaderList => [['Authorization', `Bearer ${token}`]]

describe('discovery (OpenID Connect Discovery section 4)', () => {
  const url = `${BASE}/v2.0/.well-known/openid-configuration`
  it('the issuer is the URL the document was found under', async () => {
    const metadata = JSON.parse((await createLab().send({ url })).body)
    expect(`${metadata.issuer}/.well-known/openid-configuration`).toBe(url)
  })

  it('every endpoint it names exists', async () => {
    const lab = createLab()
    const metadata = JSON.parse((await lab.send({ url })).body)
    for (const [name, value] of Object.entries(metadata)) {
      if (/_endpoint$|_uri$/.test(name))
        expect((await lab.send({ url: String(value) })).status, name).not.toBe(404)
    }
  })

  it('is the same under the domain, with the tenant’s id in it', async () => {
    const lab = createLab()
    const byDomain = await lab.send({ url: url.replace(TENANT, 'contoso.example') })
    expect(byDomain.body).toBe((await lab.send({ url })).body)
  })

  it('of a tenant that does not exist is an error', async () => {
    const { status, body } = await createLab().send({ url: url.replace(TENANT, 'nobody.example') })
    expect(status).toBe(400)
    expect(JSON.parse(body)).toMatchObject({ error: 'invalid_request', error_codes: [90002] })
  })

  it('and the keys are readable by every script', async () => {
    const headers: HeaderList = [['Origin', 'https://anywhere.example']]
    const response = await createLab().send({ url: `${BASE}/discovery/v2.0/keys`, headers })
    expect(header(response, 'Access-Control-Allow-Origin')).toBe('*')
    expect(JSON.parse(response.body)).toEqual({
      keys: publicKeys.keys.map(({ alg: _, ...key }) => ({ ...key, issuer: `${BASE}/v2.0` })),
    })
  })
})

describe('userinfo (OpenID Connect Core section 5.3)', () => {
  const url = `${BASE}/openid/userinfo`
  it('gives the claims of the granted scopes, with the subject of the ID token', async () => {
    const lab = createLab()
    const { body } = await redeem(lab, { code: await codeOf(lab, { scope: 'openid profile email' }) })
    const idToken = JSON.parse(
      atob(String(body.id_token).split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''),
    )
    for (const method of ['GET', 'POST']) {
      const response = await lab.send({ method, url, headers: bearer(String(body.access_token)) })
      expect(JSON.parse(response.body)).toEqual({
        sub: idToken.sub,
        name: 'Ada Nilsen',
        given_name: 'Ada',
        family_name: 'Nilsen',
        email: 'ada@contoso.example',
      })
    }
  })

  it('gives the subject alone without the scopes profile and email', async () => {
    const lab = createLab()
    const response = await lab.send({ url, headers: bearer(await graphToken(lab, 'openid')) })
    expect(Object.keys(JSON.parse(response.body))).toEqual(['sub'])
  })

  it('without a token tells the scheme and no more (RFC 6750 section 3.1)', async () => {
    const response = await createLab().send({ url })
    expect(response.status).toBe(401)
    expect(header(response, 'WWW-Authenticate')).toBe('Bearer realm="userinfo"')
  })

  it.each<[string, (lab: Lab) => Promise<string>, number, string]>([
    [
      'a token for another API',
      (lab) => graphToken(lab, 'openid api://expenses.contoso.example/Expenses.Read'),
      401,
      'invalid_token',
    ],
    [
      'an altered token',
      async (lab) => (await graphToken(lab)).slice(0, -4).concat('AAAA'),
      401,
      'invalid_token',
    ],
    ['an expired token', async (lab) => graphToken(lab).finally(() => lab.wait(5400)), 401, 'invalid_token'],
    ['no JWT', async () => 'abc', 401, 'invalid_token'],
    ['a token without the scope openid', (lab) => graphToken(lab, 'User.Read'), 403, 'insufficient_scope'],
  ])('%s is refused', async (_what, make, status, error) => {
    const lab = createLab()
    const response = await lab.send({ url, headers: bearer(await make(lab)) })
    expect(response.status).toBe(status)
    expect(header(response, 'WWW-Authenticate')).toContain(`error="${error}"`)
  })

  it('a disabled account, and a token whose code was used twice, are refused', async () => {
    const lab = createLab(contoso, { settings: { codeReplay: 'revokes' } })
    const code = await codeOf(lab, { scope: 'openid' })
    const { body } = await redeem(lab, { code })
    const headers = bearer(String(body.access_token))
    expect((await lab.send({ url, headers })).status).toBe(200)
    await redeem(lab, { code })
    expect((await lab.send({ url, headers })).status).toBe(401)
    const other = createLab()
    const own = bearer(await graphToken(other))
    const ada = other.directory.tenant.users.find(({ displayName }) => displayName === 'Ada Nilsen')
    if (ada) other.directory.put('users', { ...ada, accountEnabled: false }, '', other.context.emit)
    expect((await other.send({ url, headers: own })).status).toBe(401)
  })
})

/** Path, methods that are answered, and whether programs or people ask. */
const ENDPOINTS: readonly (readonly [path: string, allow: string, json: boolean])[] = [
  ['/v2.0/.well-known/openid-configuration', 'GET, HEAD, OPTIONS', true],
  ['/discovery/v2.0/keys', 'GET, HEAD, OPTIONS', true],
  ['/oauth2/v2.0/authorize', 'GET, POST', false],
  ['/oauth2/v2.0/token', 'POST, OPTIONS', true],
  ['/openid/userinfo', 'GET, POST, OPTIONS', true],
  ['/oauth2/v2.0/logout', 'GET, POST', false],
  ['/login/username', 'POST', false],
  ['/login/account', 'POST', false],
  ['/login/password', 'POST', false],
  ['/login/totp', 'POST', false],
  ['/login/consent', 'POST', false],
  ['/login/confirm-device', 'POST', false],
  ['/oauth2/v2.0/devicecode', 'POST, OPTIONS', true],
]

function refusalOf(body: string, json: boolean): number {
  return json ? JSON.parse(body).error_codes[0] : (readPage(body) as { code: number }).code
}

const createAll = () => createLab(contoso, { parts: allParts })

describe.each(ENDPOINTS)('%s', (path, allow, json) => {
  const url = BASE + path
  const refusal = (body: string) => refusalOf(body, json)

  it(`answers to ${allow} and refuses the rest with 405 (RFC 9110 section 15.5.6)`, async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'TRACE', 'OPTIONS', 'get', '']) {
      const response = await createAll().send({ method, url })
      const answered = allow.split(', ').includes(method)
      expect(response.status === 405, method).toBe(!answered)
      if (!answered) {
        expect(header(response, 'Allow')).toBe(allow)
        if (method === 'HEAD') expect(response.body).toBe('')
        else expect(refusal(response.body)).toBe(900561)
      }
    }
  })

  it('refuses a URL, a body and headers that are too long', async () => {
    const [method = 'GET'] = allow.split(', ')
    const long = await createAll().send({ method, url: `${url}?x=${'x'.repeat(9000)}` })
    expect(long.status).toBe(414)
    expect(refusal(long.body)).toBe(90015)
    const fat = await createAll().send({ method, url, headers: FORM, body: `x=${'x'.repeat(40_000)}` })
    expect(fat.status).toBe(413)
    expect(refusal(fat.body)).toBe(90015)
    const alike = allow.startsWith('GET') ? 413 : 400
    const less = await createAll().send({ method: 'POST', url, headers: FORM, body: `x=${'x'.repeat(9000)}` })
    expect(less.status).toBe(allow.includes('POST') ? alike : 405)
    const heavy = await createAll().send({ method, url, headers: [['Cookie', 'x'.repeat(16_400)]] })
    expect(heavy.status).toBe(431)
    expect(refusal(heavy.body)).toBe(90015)
  })
})

describe.each(ENDPOINTS.filter(([, allow]) => allow.includes('POST')))('%s', (path, _allow, json) => {
  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain', undefined])(
    'refuses a body of type %s',
    async (type) => {
      const headers: HeaderList = type ? [['Content-Type', type]] : []
      const response = await createAll().send({ method: 'POST', url: BASE + path, headers, body: '{"a":1}' })
      expect(response.status).toBe(400)
      expect(refusalOf(response.body, json)).toBe(9002313)
    },
  )
})

describe('a header or a parameter that comes twice', () => {
  it.each(['/oauth2/v2.0/token', '/openid/userinfo'])('Authorization, at %s', async (path) => {
    const headers: HeaderList = [...FORM, ['Authorization', 'Basic YTpi'], ['authorization', 'Bearer a.b.c']]
    const response = await createAll().send({ method: 'POST', url: BASE + path, headers })
    expect(response.status).toBe(400)
    expect(refusalOf(response.body, true)).toBe(9002313)
  })

  it.each(ENDPOINTS)('a parameter, at %s', async (path, allow, json) => {
    const get = allow.startsWith('GET')
    const text = 'scope=a&scope=b&client_id=a&client_id=b'
    const response = await createAll().send({
      method: get ? 'GET' : 'POST',
      url: BASE + path + (get ? `?${text}` : ''),
      headers: get ? [] : FORM,
      body: get ? '' : text,
    })
    expect(response.status).toBe(400)
    if (path !== '/openid/userinfo') expect(refusalOf(response.body, json)).toBe(9002313)
  })

  it('the code of a device', async () => {
    const url = `${ORIGIN}/devicelogin?user_code=A&user_code=B`
    expect(refusalOf((await createAll().send({ url })).body, false)).toBe(9002313)
  })
})

describe('HEAD (RFC 9110 section 9.3.2)', () => {
  it('is GET without its content, where a document is published', async () => {
    const url = `${BASE}/discovery/v2.0/keys`
    const [get, head] = [await createAll().send({ url }), await createAll().send({ method: 'HEAD', url })]
    expect(head).toEqual({ ...get, body: '' })
  })
})

describe('everything else', () => {
  it.each([
    '',
    '/',
    `/${TENANT}`,
    `/${TENANT}/`,
    `/${TENANT}/oauth2/v2.0/authorize/`,
    `/${TENANT}/oauth2/v2.0/AUTHORIZE`,
    `/${TENANT}/__proto__`,
    '/%E0%A4%A/oauth2/v2.0/token',
    '//oauth2/v2.0/token',
  ])('%s is not found', async (path) => {
    expect((await createLab().send({ url: ORIGIN + path })).status).toBe(404)
  })

  it('the preflight of a single-page app is answered, and of a stranger is not (Fetch, CORS protocol)', async () => {
    const preflight = (origin: string) =>
      createLab().send({ method: 'OPTIONS', url: `${BASE}/oauth2/v2.0/token`, headers: [['Origin', origin]] })
    const own = await preflight('https://expenses.contoso.example')
    expect(own.status).toBe(204)
    expect(header(own, 'Access-Control-Allow-Origin')).toBe('https://expenses.contoso.example')
    expect(header(own, 'Access-Control-Allow-Methods')).toBe('POST, OPTIONS')
    expect(header(await preflight('https://evil.example'), 'Access-Control-Allow-Origin')).toBeUndefined()
  })
})

describe('whatever is sent', () => {
  const seed = 20_261_124
  const lab = () =>
    createLab(contoso, { parts: allParts, fetchKeys: async () => ({ keys: [null, { kty: 'RSA' }] }) })
  const name = fc.constantFrom(
    'client_id',
    'redirect_uri',
    'response_type',
    'response_mode',
    'scope',
    'state',
    'nonce',
    'prompt',
    'login_hint',
    'max_age',
    'code_challenge',
    'code_challenge_method',
    'grant_type',
    'code',
    'code_verifier',
    'client_secret',
    'refresh_token',
    'ctx',
    'username',
    'password',
    'accept',
    'post_logout_redirect_uri',
    'id_token_hint',
    'client_assertion',
    'client_assertion_type',
    'device_code',
    'user_code',
    'request',
    'request_uri',
    '__proto__',
    'constructor',
  )
  const value = fc.oneof(
    fc.constantFrom(
      expenses.appId,
      'code',
      'none',
      'S256',
      'form_post',
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'urn:ietf:params:oauth:grant-type:device_code',
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      `${btoa('{"alg":{"toString":1},"x5t":[]}')}.${btoa('{"iss":{},"aud":1e999,"exp":[]}')}.`,
      `${btoa('{"alg":"none"}')}.${btoa('{"iss":"https://token.build.example","sub":1}')}.AA`,
      nightlyReport.appId,
      lobbyDisplay.appId,
      'openid',
      '.default',
      GOOD.redirect_uri ?? '',
      '%',
      '%FF',
      '\u0000',
      '__proto__',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 12 })
  const raw = fc.string({ unit: 'binary', maxLength: 200 })
  const text = fc.oneof(
    pairs.map((list) => list.map(([key, each]) => `${key}=${encodeURIComponent(each)}`).join('&')),
    pairs.map((list) => list.map(([key, each]) => `${key}=${each}`).join('&')),
    raw,
  )
  const tenant = fc.constantFrom(
    TENANT,
    'contoso.example',
    'common',
    'organizations',
    'fabrikam.example',
    '..',
    '%2e%2e',
    '__proto__',
  )
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', ''),
    url: fc.oneof(
      fc
        .tuple(tenant, fc.constantFrom(...ENDPOINTS.map(([path]) => path)), text)
        .map(([of, path, query]) => `${ORIGIN}/${of}${path}?${query}`),
      text.map((query) => `${ORIGIN}/devicelogin?${query}`),
      raw,
    ),
    headers: fc.array(
      fc.tuple(
        fc.constantFrom('Content-Type', 'Authorization', 'Cookie', 'Origin', 'Host'),
        fc.oneof(
          fc.constantFrom(
            'application/x-www-form-urlencoded',
            'Basic Og==',
            'Basic ',
            'Bearer a.b.c',
            'ESTSAUTH=x; esctx=y',
            'https://expenses.contoso.example',
            'null',
          ),
          raw,
        ),
      ),
      { maxLength: 5 },
    ),
    body: text,
  })

  it(`is answered, never with 500 and never with an exception (seed ${seed})`, async () => {
    const all = lab()
    await fc.assert(
      fc.asyncProperty(request, async (each) => {
        const response = await all.send(each)
        expect([200, 204, 302, 400, 401, 403, 404, 405, 413, 414, 431]).toContain(response.status)
        for (const [, content] of response.headers) {
          expect(content).not.toMatch(/[\r\n]/)
          expect(content.length).toBeLessThan(20_000)
        }
        expect(response.body.length).toBeLessThan(60_000)
        if (each.method === 'HEAD') expect(response.body).toBe('')
      }),
      { seed, numRuns: 2500 },
    )
    expect(all.directory.tenant).toBe(contoso)
  })

  it(`a sign-in survives any answers to its pages (seed ${seed})`, async () => {
    const fields = fc.dictionary(name, value, { maxKeys: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { maxLength: 8 }), async (answers) => {
        const browser = createBrowser(lab())
        let stop = await browser.authorize()
        for (const answer of answers) {
          if (!stop.page || !('action' in stop.page)) break
          stop = await browser.submit(stop, answer)
        }
        expect(stop.page?.kind).toMatch(/^(username|refusal|password|totp)$/)
      }),
      { seed, numRuns: 150 },
    )
  })
})
