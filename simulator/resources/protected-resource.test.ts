import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { header, json } from '../network/message'
import type { Handler } from '../network/server'
import { createProtectedResource, rows } from './protected-resource'
import type { Endpoint, ResourceOptions } from './resource-request'
import { API_ID, API_URI, ada, EXPENSES_URL, ISSUER, ISSUER_OF_VERSION_ONE, setUp, sign } from './testing/api'

const SEED = 6750

/** An API with an endpoint for people, one for both and one for applications. */
const endpoints: readonly Endpoint[] = [
  { path: '/mine', scopes: ['Rows.Read'], roles: [], answer: ({ caller }) => rows([caller]) },
  {
    path: '/all',
    scopes: ['Rows.Read.All'],
    roles: ['Rows.Read.All', 'Rows.ReadWrite.All'],
    answer: ({ caller, query }) => json(200, { caller, top: query.get('$top') }),
  },
  { path: '/jobs', scopes: [], roles: ['Jobs.Run.All'], answer: ({ caller }) => rows([caller]) },
]
const sample = (options: ResourceOptions): Handler => createProtectedResource(options, endpoints)
const at = (path: string) => ({ url: `https://api.contoso.example${path}` })
const app = (...roles: string[]) => sign({ scp: undefined, roles, azp: 'client', oid: 'backup' })

describe('a token with a permission that the endpoint takes', () => {
  it.each<[string, string, () => Promise<string>, object]>([
    [
      'a scope, of an application that acts for a person',
      '/mine',
      () => sign({ scp: 'openid Rows.Read' }),
      { kind: 'person', userId: ada?.id, scopes: ['openid', 'Rows.Read'] },
    ],
    [
      'an app role, of an application on its own',
      '/jobs',
      () => app('Jobs.Run.All'),
      { kind: 'application', servicePrincipalId: 'backup', roles: ['Jobs.Run.All'] },
    ],
    [
      'the same with idtyp',
      '/jobs',
      () => sign({ scp: undefined, roles: ['Jobs.Run.All'], idtyp: 'app', oid: 'backup' }),
      { kind: 'application', servicePrincipalId: 'backup' },
    ],
  ])('%s', async (_what, path, make, caller) => {
    const response = await setUp(sample).call(await make(), at(path))
    expect(response.status).toBe(200)
    expect(JSON.parse(response.body)).toMatchObject({ value: [caller] })
    expect(header(response, 'Cache-Control')).toBe('no-store')
  })

  it('a role without an application opens nothing: an ID token has the roles of the person who signed in', async () => {
    const token = await sign({ scp: undefined, roles: ['Jobs.Run.All'], nonce: 'n', name: 'Ada Nilsen' })
    const { call, failed } = setUp(sample)
    expect((await call(token, at('/jobs'))).status).toBe(401)
    expect(failed()[0]?.says).toMatch(/An ID token looks like that/)
  })

  it('one of several will do', async () => {
    for (const make of [() => app('x', 'Rows.ReadWrite.All'), () => sign({ scp: 'Rows.Read.All' })])
      expect((await setUp(sample).call(await make(), at('/all'))).status).toBe(200)
  })
})

describe('insufficient_scope, 403 (RFC 6750 section 3.1)', () => {
  it.each<[string, string, () => Promise<string>, RegExp]>([
    [
      'an application on its own where a person’s rows are',
      '/mine',
      () => app('Rows.Read', 'Rows.Read.All'),
      /names no person/,
    ],
    ['no scp and no roles', '/mine', () => sign({ scp: undefined }), /names no person/],
    ['roles missing', '/all', () => sign({ scp: undefined }), /roles is missing/],
    ['roles empty', '/all', () => app(), /roles is empty/],
    ['another role', '/all', () => app('Jobs.Run.All'), /roles is Jobs.Run.All; .* needs Rows.Read.All or/],
    ['a role in capitals', '/all', () => app('ROWS.READ.ALL'), /needs/],
    [
      'a person’s app role in place of a scope',
      '/all',
      () => sign({ scp: 'x', roles: ['Rows.Read.All'] }),
      /scp is x; this needs/,
    ],
    ['an empty scp', '/all', () => sign({ scp: '' }), /scp is empty/],
    ['a person where applications work', '/jobs', () => sign({ scp: 'Jobs.Run.All' }), /is of a person/],
  ])('%s', async (_what, path, make, says) => {
    const { call, failed } = setUp(sample)
    const response = await call(await make(), at(path))
    expect(response.status).toBe(403)
    expect(header(response, 'WWW-Authenticate')).toContain('error="insufficient_scope"')
    expect(failed()).toMatchObject([{ check: 'permission', says: expect.stringMatching(says) }])
  })

  it('names the scope where there is one; where there is none, no challenge is without a parameter', async () => {
    const challengeOf = async (path: string, token?: string) =>
      header(await setUp(sample).call(token, at(path)), 'WWW-Authenticate')
    expect(await challengeOf('/mine')).toBe('Bearer scope="Rows.Read"')
    expect(await challengeOf('/jobs')).toBe('Bearer realm=""')
    expect(await challengeOf('/mine', await sign({ scp: 'x' }))).toMatch(/, scope="Rows.Read"$/)
    expect(await challengeOf('/jobs', await sign())).not.toContain('scope=')
  })
})

it('an application on its own is told the role that it lacks, and no scope: none would help it', async () => {
  for (const [path, says] of [
    ['/mine', /belongs to a person/],
    ['/all', /app role that this needs: Rows\.Read\.All or/],
  ] as const) {
    const response = await setUp(sample).call(await app(), at(path))
    expect(header(response, 'WWW-Authenticate')).toMatch(says)
    expect(header(response, 'WWW-Authenticate')).not.toContain('scope=')
  }
})

describe('versions of tokens', () => {
  const one = { ver: '1.0', aud: API_URI, iss: ISSUER_OF_VERSION_ONE, scp: 'Rows.Read' }
  const two = { ver: '2.0', scp: 'Rows.Read' }
  const accepts = (issuers: ResourceOptions['issuers']) => setUp(sample, { issuers })
  const onlyOne = { '1.0': ISSUER_OF_VERSION_ONE }
  const both = { ...onlyOne, '2.0': ISSUER }

  it.each<[string, object, ResourceOptions['issuers']]>([
    ['version 1.0 by its App ID URI', one, onlyOne],
    ['version 1.0 by its client id', { ...one, aud: API_ID }, onlyOne],
    ['version 1.0 where both are accepted', one, both],
    ['version 2.0 where both are accepted', two, both],
    ['version 2.0 among other audiences', { ...two, aud: ['x', API_ID] }, both],
  ])('%s is accepted', async (_what, claims, issuers) => {
    expect((await accepts(issuers).call(await sign({ ...claims }), at('/mine'))).status).toBe(200)
  })

  it.each<[string, object, ResourceOptions['issuers'], string, RegExp]>([
    ['version 2.0 where 1.0 is expected', two, onlyOne, 'token-version', /version 1\.0\.$/],
    ['version 3.0', { ...two, ver: '3.0' }, both, 'token-version', /version 1\.0 or 2\.0\.$/],
    ['version 2.0 by its App ID URI', { ...two, aud: API_URI }, both, 'token-version', /by its client id/],
    ['version 1.0 from the issuer of 2.0', { ...one, iss: ISSUER }, both, 'issuer', /trusts https:\/\/sts/],
    [
      'version 2.0 from the issuer of 1.0',
      { ...two, iss: one.iss },
      both,
      'issuer',
      /trusts https:\/\/login/,
    ],
    ['an App ID URI with a slash more', { ...one, aud: `${API_URI}/` }, both, 'audience', /aud is api:/],
  ])('%s is refused', async (_what, claims, issuers, check, says) => {
    const { call, failed } = accepts(issuers)
    expect((await call(await sign({ ...claims }), at('/mine'))).status).toBe(401)
    expect(failed()).toMatchObject([{ check, says: expect.stringMatching(says) }])
  })
})

it('it is forgiven five minutes of difference between clocks, and no more', async () => {
  const { call, clock } = setUp()
  const issued = clock.now
  const token = await sign()
  for (const [seconds, status] of [
    [3600 + 299, 200],
    [3600 + 300, 401],
    [-300, 200],
    [-301, 401],
  ] as const) {
    clock.now = issued + seconds
    expect((await call(token)).status, String(seconds)).toBe(status)
  }
  const halves = await sign({ exp: issued + 0.5, nbf: issued - 0.5 })
  clock.now = issued
  expect((await call(halves)).status).toBe(200)
})

it('the keys are fetched once, and random kids do not make a flood of it', async () => {
  const { call, fetched, clock } = setUp()
  await call(await sign())
  await call(await sign())
  expect(fetched).toEqual([7])
  for (let each = 0; each < 20; each++) await call(await sign({}, `random ${each}`))
  expect(fetched).toHaveLength(1)
  clock.now += 300
  await call(await sign({}, 'rolled'))
  expect(fetched).toHaveLength(2)
})

describe('the endpoint', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'get', 'Get', 'options', 'head', ''])(
    'refuses %j with 405',
    async (method) => {
      const response = await setUp().call(await sign(), { method })
      expect(response.status).toBe(405)
      expect(header(response, 'Allow')).toBe('GET, HEAD, OPTIONS')
    },
  )

  it('answers HEAD as GET, without the content (RFC 9110 section 9.3.2)', async () => {
    const got = await setUp().call(await sign())
    expect(await setUp().call(await sign(), { method: 'HEAD' })).toEqual({ ...got, body: '' })
    const refused = await setUp().call('abc')
    expect(await setUp().call('abc', { method: 'HEAD' })).toEqual({ ...refused, body: '' })
  })

  it.each([
    'https://api.expenses.contoso.example/',
    `${EXPENSES_URL}/`,
    `${EXPENSES_URL}/1`,
    EXPENSES_URL.replace('/expenses', '/Expenses'),
    EXPENSES_URL.replace('/expenses', '/%65xpenses'),
    'nonsense',
    '',
  ])('%s is not found', async (url) => {
    expect((await setUp().call(await sign(), { url })).status).toBe(404)
  })

  it('reads no headers of more than 16,384 characters (RFC 6585 section 5)', async () => {
    expect((await setUp().call('x'.repeat(16_384))).status).toBe(431)
    expect((await setUp().call('x'.repeat(16_000))).status).toBe(401)
  })

  it('a body where none belongs, or a parameter twice: 400, for those who are let in', async () => {
    const twice = { url: `${EXPENSES_URL}?$top=1&%24top=2` }
    for (const request of [{ body: 'x' }, twice]) {
      expect((await setUp().call(await sign(), request)).status).toBe(400)
      expect((await setUp().call(undefined, request)).status).toBe(401)
    }
    expect((await setUp().call(await sign(), { url: `${EXPENSES_URL}?a=1&b=1` })).status).toBe(200)
  })

  it('answers the preflight of its own single-page app, and of nobody else (Fetch, CORS protocol)', async () => {
    const preflight = (origin: string) =>
      setUp().call(undefined, { method: 'OPTIONS', headers: [['Origin', origin]] })
    const own = await preflight('https://expenses.contoso.example')
    expect(own.status).toBe(204)
    expect(header(own, 'Access-Control-Allow-Origin')).toBe('https://expenses.contoso.example')
    expect(header(own, 'Access-Control-Allow-Headers')).toContain('authorization')
    expect(header(await preflight('https://evil.example'), 'Access-Control-Allow-Origin')).toBeUndefined()
  })

  it('lets its single-page app read a refusal, challenge included', async () => {
    const response = await setUp().call('abc', { headers: [['Origin', 'https://expenses.contoso.example']] })
    expect(header(response, 'Access-Control-Expose-Headers')).toBe('WWW-Authenticate')
  })
})

it(`no request makes it throw, and none without a token gets in (seed ${SEED})`, async () => {
  const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('', 'GET', '*', '/'))
  const requests = fc.record({
    method: fc.oneof(fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'get'), odd),
    url: fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      odd.map((each) => EXPENSES_URL + each),
      odd.map((each) => `${EXPENSES_URL}?${each}`),
      odd,
    ),
    headers: fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom('Authorization', 'AUTHORIZATION', 'Origin', 'Host'), odd),
        fc.oneof(
          odd,
          odd.map((each) => `Bearer ${each}`),
        ),
      ),
      { maxLength: 4 },
    ),
    body: odd,
  })
  const { call } = setUp()
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const response = await call(undefined, request)
      expect([204, 400, 401, 404, 405]).toContain(response.status)
      for (const [, value] of response.headers) expect(value).not.toMatch(/[\r\n]/)
    }),
    { seed: SEED, numRuns: 1000 },
  )
})
