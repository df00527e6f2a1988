import { CompactSign, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { publicKeys } from '../fixtures/keys'
import { header } from '../network/message'
import {
  API_URI,
  chidi,
  EXPENSES_URL,
  GOOD,
  ISSUER,
  ISSUER_OF_VERSION_ONE,
  NOW,
  setUp,
  sign,
  signingKey,
  TENANT_ID,
} from './testing/api'

const kid = signingKey.kid

/** A token of the right key over any text, as no library would make it. */
const signText = async (payload: string) =>
  new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(await importJWK(signingKey, 'RS256'))
/** An unsigned token with this header, or this payload. */
const unsigned = async (head: string, payload = JSON.stringify(GOOD)) =>
  `${base64url(head)}.${base64url(payload)}.`
const withClaim = (name: string, json: string) =>
  signText(JSON.stringify({ ...GOOD, [name]: 0 }).replace(`"${name}":0`, `"${name}":${json}`))

type Row = readonly [what: string, check: string, make: () => Promise<string>]

const signatures: Row[] = [
  [
    'with one character of its signature altered',
    'signature',
    async () =>
      (await sign()).replace(/\.(\w)([^.]+)$/, (_all, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
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
      return new SignJWT(GOOD).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
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
        .setProtectedHeader({ alg: 'HS256', kid })
        .sign(new TextEncoder().encode(JSON.stringify(publicKeys.keys[0]))),
  ],
  [
    'under PS256 by the right key',
    'signature',
    async () =>
      new SignJWT(GOOD)
        .setProtectedHeader({ alg: 'PS256', kid })
        .sign(await importJWK({ ...signingKey, alg: 'PS256' }, 'PS256')),
  ],
  ['of an unknown kid', 'signature', () => sign({}, 'unknown')],
  ['that is no JWT', 'signature', async () => 'abc'],
  ['that is three dots', 'signature', async () => 'a.b.c'],
  ['that is dots alone', 'signature', async () => '..'],
  ['with four parts', 'signature', async () => `${await sign()}.AAAA`],
  ['with padding behind it', 'signature', async () => `${await sign()}==`],
  [
    'with its last character written otherwise (RFC 4648 section 3.5)',
    'signature',
    async () => {
      const token = await sign()
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
      return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1) ?? '') + 1]
    },
  ],
]

const headers: Row[] = [
  ['an alg that is an object', '{"alg":{"toString":1}}'],
  ['an alg that is a list', '{"alg":["RS256"]}'],
  ['an alg that is null', '{"alg":null}'],
  ['an alg of digits', '{"alg":256}'],
  ['no alg', '{}'],
  ['a kid that is an object', '{"alg":"RS256","kid":{"toString":1}}'],
  ['a kid that is a number', '{"alg":"RS256","kid":1}'],
  ['alg twice', '{"alg":"none","alg":"RS256"}'],
  ['critical extensions', '{"alg":"RS256","crit":["b64"],"b64":false}'],
  ['unencoded content', '{"alg":"RS256","b64":false}'],
  ['null for a header', 'null'],
  ['a list for a header', '[{"alg":"RS256"}]'],
  ['a number for a header', '1'],
  ['a header that nests without end', `{"alg":${'['.repeat(10_000)}`],
].map(([what, head]): Row => [`with ${what}`, 'signature', () => unsigned(head ?? '')])

const payloads: Row[] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"ada"'],
  ['nothing', ''],
  ['a claim twice', JSON.stringify(GOOD).replace('{', '{"oid":"x",')],
  ['exp infinite', JSON.stringify(GOOD).replace(/"exp":\d+/, '"exp":1e999')],
  ['exp NaN', JSON.stringify(GOOD).replace(/"exp":\d+/, '"exp":NaN')],
  ['half a surrogate', JSON.stringify({ ...GOOD, name: 'x' }).replace('"x"', '"\\ud83d"')],
  ['a hundred levels', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`],
].map(([what, payload]): Row => [`over ${what}`, 'signature', () => signText(payload ?? '')])

const types: Row[] = [
  ...['iss', 'aud', 'ver', 'tid', 'oid', 'scp', 'roles', 'idtyp', 'sub', 'azp', 'appid'].flatMap((name) =>
    ['{"toString":1}', 'null', '1', 'true', '[["a"]]', '[1]'].map((json): [string, string] => [name, json]),
  ),
  ...['exp', 'nbf', 'iat'].flatMap((name) =>
    ['"1893456000"', 'null', 'true', '[1893456000]', '{"valueOf":1893456000}', '1e300', '-1e300'].map(
      (json): [string, string] => [name, json],
    ),
  ),
  ...['iss', 'ver', 'tid', 'oid', 'scp'].map((name): [string, string] => [name, `["${GOOD[name]}"]`]),
].map(([name, json]): Row => [`whose ${name} is ${json}`, 'claims', () => withClaim(name, json)])

const values: Row[] = [
  ['of another issuer', 'issuer', () => sign({ iss: ISSUER.replace(TENANT_ID, 'other') })],
  ['of an issuer with a slash more', 'issuer', () => sign({ iss: `${ISSUER}/` })],
  ['of an issuer in capitals', 'issuer', () => sign({ iss: ISSUER.toUpperCase() })],
  ['without an issuer', 'issuer', () => sign({ iss: undefined })],
  ['for another audience', 'audience', () => sign({ aud: '00000003-0000-0000-c000-000000000000' })],
  ['for several others', 'audience', () => sign({ aud: ['a', 'b'] })],
  ['for nobody', 'audience', () => sign({ aud: [] })],
  ['without an audience', 'audience', () => sign({ aud: undefined })],
  ['of version 1.0', 'token-version', () => sign({ ver: '1.0', aud: API_URI, iss: ISSUER_OF_VERSION_ONE })],
  ['of version 1.0 in all but aud', 'token-version', () => sign({ ver: '1.0' })],
  ['of version 3.0', 'token-version', () => sign({ ver: '3.0' })],
  ['of no version', 'token-version', () => sign({ ver: undefined })],
  ['of version 2.0 that names the API by its App ID URI', 'token-version', () => sign({ aud: API_URI })],
  ['that has expired', 'time', () => sign({ exp: NOW - 3600 })],
  ['that expired before there were clocks', 'time', () => sign({ exp: -1 })],
  ['that never expires', 'time', () => sign({ exp: undefined })],
  ['that is not good yet', 'time', () => sign({ nbf: NOW + 3600 })],
  ['that becomes good after it has expired', 'time', () => sign({ nbf: NOW + 7200 })],
  ['of another tenant', 'tenant', () => sign({ tid: 'other' })],
  ['of no tenant', 'tenant', () => sign({ tid: undefined })],
  ['that does not say who it is about', 'tenant', () => sign({ oid: undefined })],
  ['that says it with nothing', 'tenant', () => sign({ oid: '' })],
  ['that says app, and has scp', 'permission', () => sign({ idtyp: 'app' })],
  ['that says user, and has no scp', 'permission', () => sign({ idtyp: 'user', scp: undefined })],
  ['that speaks for a device', 'permission', () => sign({ idtyp: 'device' })],
]

describe('a token is refused (RFC 6750 section 3.1)', () => {
  it.each([...signatures, ...headers, ...payloads, ...types, ...values])(
    '%s: %s',
    async (_what, check, make) => {
      const { call, failed } = setUp()
      const response = await call(await make())
      expect(response.status).toBe(401)
      expect(header(response, 'WWW-Authenticate')).toMatch(
        /^Bearer error="invalid_token", error_description="[ !#-[\]-~]+"$/,
      )
      expect(failed().map((each) => each.check)).toEqual([check])
    },
  )

  it('because of its algorithm before anybody looks for a key', async () => {
    const { call, fetched, failed } = setUp()
    await call(new UnsecuredJWT(GOOD).encode())
    expect(failed()[0]?.says).toContain('only RS256 is accepted')
    expect(fetched).toEqual([])
  })

  it('of version 1.0 with a reason that can be read', async () => {
    const { call, failed } = setUp()
    await call(await sign({ ver: '1.0', aud: API_URI, iss: ISSUER_OF_VERSION_ONE }))
    expect(failed()[0]?.says).toBe('ver is 1.0; this API accepts tokens of version 2.0.')
  })
})

describe('what a refusal tells', () => {
  it('a stranger learns nothing that the token did not say; the trace explains it', async () => {
    const secrets = [ISSUER, 'Contoso', NOW.toString(), 'minutes', GOOD.aud as string]
    for (const [what, , make] of values) {
      const { call, failed } = setUp()
      const response = await call(await make())
      const wire = JSON.stringify([response.headers, response.body])
      for (const secret of secrets) expect(wire, what).not.toContain(secret)
      expect(failed()[0]?.says, what).not.toBe(failed()[0]?.error.description)
    }
  })

  it.each(['', 'Expenses.Approve.All', 'expenses.read', 'Expenses.Readable', 'Expenses.Read,'])(
    'with the scope %s: 403, and the scope it takes',
    async (scp) => {
      const response = await setUp().call(await sign({ scp }))
      expect(response.status).toBe(403)
      expect(header(response, 'WWW-Authenticate')).toMatch(
        /^Bearer error="insufficient_scope", error_description="[^"]+", scope="Expenses.Read"$/,
      )
    },
  )

  it('its text comes from nobody: quotes and line breaks of a token stay out of the header', async () => {
    const { call } = setUp()
    const response = await call(await sign({ iss: 'a"\r\nSet-Cookie: b', tid: '"', ver: '"\n' }))
    expect(JSON.stringify(response)).not.toContain('Set-Cookie')
  })
})

describe('without a usable token', () => {
  it('the answer names the scheme, the scope and no error (RFC 6750 sections 3 and 3.1)', async () => {
    for (const headers of [[], [['Authorization', 'Basic abc']], [['Authorization', '']]] as const) {
      const response = await setUp().call(undefined, { headers })
      expect(response.status).toBe(401)
      expect(header(response, 'WWW-Authenticate')).toBe('Bearer scope="Expenses.Read"')
    }
  })

  it.each([
    ['two Authorization headers', ['Bearer a', 'Bearer b']],
    ['the same twice', ['Bearer a', 'Bearer a']],
    ['another scheme beside it', ['Basic a', 'Bearer a']],
    ['a token with spaces', ['Bearer a b']],
    ['an empty token', ['Bearer ']],
  ])('%s: 400 invalid_request', async (_what, sent) => {
    const response = await setUp().call(undefined, {
      headers: sent.map((value) => ['Authorization', value] as const),
    })
    expect(response.status).toBe(400)
    expect(header(response, 'WWW-Authenticate')).toContain('error="invalid_request"')
  })

  it('a token in the address or in a body does not count (RFC 9700 section 4.3.2)', async () => {
    const token = await sign()
    const { call } = setUp()
    expect((await call(undefined, { url: `${EXPENSES_URL}?access_token=${token}` })).status).toBe(401)
    expect((await call(undefined, { body: `access_token=${token}` })).status).toBe(401)
    // RFC 6750 section 2: not two ways at once either.
    expect((await call(token, { url: `${EXPENSES_URL}?access_token=${token}` })).status).toBe(400)
  })
})
