import { generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../core/random'
import { createDirectory } from '../directory/directory'
import { contoso } from '../fixtures/contoso'
import { publicKeys, signingKeys } from '../fixtures/keys'
import { type HeaderList, header } from '../network/message'
import type { ServerContext } from '../network/server'
import type { TraceEventBody } from '../trace/event'
import { createExpensesApi } from './expenses-api'

const URL = 'https://api.expenses.contoso.example/expenses'
const ISSUER = `https://login.entra.example/${contoso.organization.id}/v2.0`
const AUDIENCE = contoso.applications.find(({ displayName }) => displayName === 'Expenses API')?.appId ?? ''
const NOW = Date.UTC(2026, 2, 2, 9, 0, 0) / 1000
const [ada, chidi] = contoso.users
const [current] = signingKeys
const GOOD: JWTPayload = {
  iss: ISSUER,
  aud: AUDIENCE,
  nbf: NOW,
  exp: NOW + 3600,
  tid: contoso.organization.id,
  oid: ada?.id,
  scp: 'Expenses.Read',
}
const sign = async (changes: JWTPayload = {}, kid = current?.kid) =>
  new SignJWT({ ...GOOD, ...changes })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(await importJWK(current ?? {}, 'RS256'))

function createApi() {
  const events: TraceEventBody[] = []
  const fetched: number[] = []
  const handler = createExpensesApi({
    directory: createDirectory(contoso),
    issuer: ISSUER,
    audience: AUDIENCE,
    fetchKeys: async (cause) => {
      fetched.push(cause)
      return publicKeys
    },
  })
  const clock = { now: NOW }
  const context: ServerContext = {
    now: () => clock.now * 1000,
    random: createRandom(1, 'api'),
    cause: 7,
    emit: (event) => events.push(event),
  }
  const call = async (
    token?: string,
    changes: { method?: string; url?: string; headers?: HeaderList } = {},
  ) => {
    const headers: HeaderList = [
      ...(token === undefined ? [] : ([['Authorization', `Bearer ${token}`]] as const)),
      ...(changes.headers ?? []),
    ]
    return handler({ method: 'GET', url: URL, body: '', ...changes, headers }, context)
  }
  const failed = () => events.flatMap((event) => (event.type === 'check-failed' ? [event.check] : []))
  return { call, events, fetched, failed, clock }
}

describe('with a good token', () => {
  it('a person gets their own rows, found by oid', async () => {
    const { call, events } = createApi()
    const response = await call(await sign())
    expect(response.status).toBe(200)
    const { value } = JSON.parse(response.body)
    expect(value).toHaveLength(3)
    expect(value[0]).toEqual({
      id: 1041,
      date: '2026-02-17',
      description: 'Train to Bergen',
      amount: '849.00',
      currency: 'NOK',
    })
    expect(events.map((event) => 'check' in event && event.check)).toEqual([
      'token-present',
      'signature',
      'audience',
      'issuer',
      'time',
      'tenant',
      'scope',
    ])
    const other = await createApi().call(await sign({ oid: chidi?.id }))
    expect(JSON.parse(other.body).value.map(({ id }: { id: number }) => id)).toEqual([1043])
  })

  it('a scope that includes reading will do', async () => {
    expect((await createApi().call(await sign({ scp: 'openid Expenses.ReadWrite' }))).status).toBe(200)
  })

  it('the keys are fetched once, and again for a kid that is not among them', async () => {
    const { call, fetched } = createApi()
    await call(await sign())
    await call(await sign())
    expect(fetched).toEqual([7])
    await call(await sign({}, 'rolled'))
    expect(fetched).toHaveLength(2)
  })

  it('it is forgiven five minutes of difference between clocks, and no more', async () => {
    const { call, clock } = createApi()
    const token = await sign()
    clock.now = NOW + 3600 + 299
    expect((await call(token)).status).toBe(200)
    clock.now = NOW + 3600 + 300
    expect((await call(token)).status).toBe(401)
    clock.now = NOW - 300
    expect((await call(token)).status).toBe(200)
    clock.now = NOW - 301
    expect((await call(token)).status).toBe(401)
  })
})

describe('a token is refused (RFC 6750 section 3.1)', () => {
  const cases: [string, string, () => Promise<string>][] = [
    [
      'with one character of its signature altered',
      'signature',
      async () =>
        (await sign()).replace(
          /\.(\w)([^.]+)$/,
          (_all, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`,
        ),
    ],
    [
      'with another payload under its signature',
      'signature',
      async () => {
        const [head, , tail] = (await sign()).split('.')
        const [, payload] = (await sign({ oid: chidi?.id })).split('.')
        return [head, payload, tail].join('.')
      },
    ],
    [
      'signed by a key that names itself like the issuer’s',
      'signature',
      async () => {
        const { privateKey } = await generateKeyPair('RS256')
        return new SignJWT(GOOD).setProtectedHeader({ alg: 'RS256', kid: current?.kid }).sign(privateKey)
      },
    ],
    [
      'with a key of its own in the header',
      'signature',
      async () => {
        const { privateKey } = await generateKeyPair('RS256')
        return new SignJWT(GOOD).setProtectedHeader({ alg: 'RS256', jwk: { kty: 'RSA' } }).sign(privateKey)
      },
    ],
    ['unsigned (RFC 8725 section 3.1)', 'signature', async () => new UnsecuredJWT(GOOD).encode()],
    [
      'under HS256 with the public key as the secret (RFC 8725 section 2.1)',
      'signature',
      async () =>
        new SignJWT(GOOD)
          .setProtectedHeader({ alg: 'HS256', kid: current?.kid })
          .sign(new TextEncoder().encode(JSON.stringify(publicKeys.keys[0]))),
    ],
    [
      'under PS256 by the right key',
      'signature',
      async () =>
        new SignJWT(GOOD)
          .setProtectedHeader({ alg: 'PS256', kid: current?.kid })
          .sign(await importJWK({ ...current, alg: 'PS256' }, 'PS256')),
    ],
    ['of an unknown kid', 'signature', () => sign({}, 'unknown')],
    ['that is no JWT', 'signature', async () => 'abc'],
    ['that is three dots', 'signature', async () => 'a.b.c'],
    ['of another issuer', 'issuer', () => sign({ iss: ISSUER.replace(contoso.organization.id, 'other') })],
    ['of an issuer with a slash more', 'issuer', () => sign({ iss: `${ISSUER}/` })],
    ['without an issuer', 'issuer', () => sign({ iss: undefined })],
    ['for another audience', 'audience', () => sign({ aud: '00000003-0000-0000-c000-000000000000' })],
    ['without an audience', 'audience', () => sign({ aud: undefined })],
    ['that has expired', 'time', () => sign({ exp: NOW - 3600 })],
    ['that never expires', 'time', () => sign({ exp: undefined })],
    ['that is not good yet', 'time', () => sign({ nbf: NOW + 3600 })],
    ['of another tenant', 'tenant', () => sign({ tid: 'other' })],
    ['that does not say who it is about', 'tenant', () => sign({ oid: undefined })],
  ]

  it.each(cases)('%s: %s', async (_what, check, make) => {
    const { call, failed } = createApi()
    const response = await call(await make())
    expect(response.status).toBe(401)
    expect(header(response, 'WWW-Authenticate')).toMatch(
      /^Bearer realm="Contoso", error="invalid_token", error_description="[^"\\]+"$/,
    )
    expect(failed()).toEqual([check])
  })

  it('because of its algorithm before anybody looks for a key', async () => {
    const { call, fetched } = createApi()
    const response = await call(new UnsecuredJWT(GOOD).encode())
    expect(header(response, 'WWW-Authenticate')).toContain('only RS256 is accepted')
    expect(fetched).toEqual([])
  })

  it.each([undefined, '', 'Expenses.Approve.All', 'expenses.read', 'Expenses.Readable'])(
    'with the scope %s: 403, and the scope it takes',
    async (scp) => {
      const response = await createApi().call(await sign({ scp }))
      expect(response.status).toBe(403)
      expect(header(response, 'WWW-Authenticate')).toMatch(
        /error="insufficient_scope", error_description="[^"]+", scope="Expenses.Read"$/,
      )
    },
  )
})

describe('without a usable token', () => {
  it('the answer names the scheme and no error (RFC 6750 section 3.1)', async () => {
    for (const headers of [[], [['Authorization', 'Basic abc']]] as HeaderList[]) {
      const response = await createApi().call(undefined, { headers })
      expect(response.status).toBe(401)
      expect(header(response, 'WWW-Authenticate')).toBe('Bearer realm="Contoso"')
    }
  })

  it.each<[string, HeaderList]>([
    [
      'two Authorization headers',
      [
        ['Authorization', 'Bearer a'],
        ['Authorization', 'Bearer b'],
      ],
    ],
    ['a token with spaces', [['Authorization', 'Bearer a b']]],
    ['an empty token', [['Authorization', 'Bearer ']]],
  ])('%s: 400 invalid_request', async (_what, headers) => {
    const response = await createApi().call(undefined, { headers })
    expect(response.status).toBe(400)
    expect(header(response, 'WWW-Authenticate')).toContain('error="invalid_request"')
  })

  it('a token in the query does not count (RFC 9700 section 4.3.2)', async () => {
    expect((await createApi().call(undefined, { url: `${URL}?access_token=${await sign()}` })).status).toBe(
      401,
    )
  })
})

describe('the endpoint', () => {
  it.each(['POST', 'PUT', 'DELETE', 'HEAD', ''])('refuses %s with 405', async (method) => {
    const response = await createApi().call(await sign(), { method })
    expect(response.status).toBe(405)
    expect(header(response, 'Allow')).toBe('GET, OPTIONS')
  })

  it.each(['https://api.expenses.contoso.example/', `${URL}/1`, 'nonsense', ''])(
    '%s is not found',
    async (url) => {
      expect((await createApi().call(await sign(), { url })).status).toBe(404)
    },
  )

  it('answers the preflight of its own single-page app, and of nobody else (Fetch, CORS protocol)', async () => {
    const preflight = (origin: string) =>
      createApi().call(undefined, { method: 'OPTIONS', headers: [['Origin', origin]] })
    const own = await preflight('https://expenses.contoso.example')
    expect(own.status).toBe(204)
    expect(header(own, 'Access-Control-Allow-Origin')).toBe('https://expenses.contoso.example')
    expect(header(own, 'Access-Control-Allow-Headers')).toContain('authorization')
    expect(header(await preflight('https://evil.example'), 'Access-Control-Allow-Origin')).toBeUndefined()
  })

  it('lets its single-page app read a refusal, challenge included', async () => {
    const response = await createApi().call('abc', {
      headers: [['Origin', 'https://expenses.contoso.example']],
    })
    expect(header(response, 'Access-Control-Expose-Headers')).toBe('WWW-Authenticate')
  })
})
