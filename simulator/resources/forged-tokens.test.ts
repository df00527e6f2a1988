import fc from 'fast-check'
import { CompactSign, exportSPKI, generateKeyPair, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { GRAPH_APP_ID } from '../fixtures/graph-service-principal'
import { publicKeys } from '../fixtures/keys'
import { verifyToken } from '../identity-provider/tokens/verify'
import { API_ID, ada, chidi, GOOD, ISSUER, NOW, setUp, sign, signingKey, TENANT_ID } from './testing/api'

const SEED = 20261128
const RUNS = 3000

const opening = [await sign(), await sign({ oid: chidi?.id }), await sign({ scp: 'Expenses.ReadWrite' })]
const others = [
  await sign({ aud: 'a client', nonce: 'n', name: 'Ada Nilsen' }), // an ID token
  await sign({ aud: GRAPH_APP_ID, ver: '1.0', scp: 'User.Read' }),
  await sign({ scp: undefined, roles: ['Expenses.Read.All'], idtyp: 'app' }),
  await sign({ exp: NOW - 7200 }),
  await sign({ tid: 'another' }),
]
const originals = [...opening, ...others]

const attacker = await generateKeyPair('RS256', { extractable: true })
const attackersKey = await crypto.subtle.exportKey('jwk', attacker.publicKey)
const elliptic = await generateKeyPair('ES256')
const spki = await exportSPKI((await importJWK(publicKeys.keys[0] ?? {}, 'RS256')) as CryptoKey)
/** What the public key could be taken for when it is mistaken for a shared secret. */
const secrets = [
  spki,
  spki.trim(),
  JSON.stringify(publicKeys.keys[0]),
  String(publicKeys.keys[0]?.n),
  JSON.stringify(publicKeys),
].map((each) => new TextEncoder().encode(each))

const { call } = setUp()
const parts = (token: string) => token.split('.') as [string, string, string]
const json = (part: string) => JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')))
const original = fc.constantFrom(...originals)
const at = fc.nat({ max: 5000 })
const character = fc.oneof(
  fc.constantFrom(...'ABab01-_.=+/ \n\t?"{}é', '\u0000', '\ufeff'),
  fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
)
const foreign = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, { toString: 1 }, ['RS256'], 'none', '', [], {}, 1e300, -1, 0.5, NOW + 9e9),
)
const names = {
  header: ['alg', 'kid', 'typ', 'crit', 'b64', 'jwk', 'jku', 'x5c', 'x5u', 'zip', 'toString', '__proto__'],
  payload: ['iss', 'aud', 'exp', 'nbf', 'iat', 'tid', 'oid', 'scp', 'roles', 'idtyp', 'ver', 'toString'],
}

const spoilt = fc.oneof(
  // Characters: one exchanged, put in or taken out; the end cut off.
  fc.tuple(original, at, character).map(([token, where, put]) => {
    const index = where % token.length
    return token.slice(0, index) + put + token.slice(index + 1)
  }),
  fc.tuple(original, at, character).map(([token, where, put]) => {
    const index = where % (token.length + 1)
    return token.slice(0, index) + put + token.slice(index)
  }),
  fc.tuple(original, at).map(([token, where]) => {
    const index = where % token.length
    return token.slice(0, index) + token.slice(index + 1)
  }),
  fc.tuple(original, at).map(([token, where]) => token.slice(0, where % token.length)),
  // One bit of one byte of one part.
  fc.tuple(original, fc.nat({ max: 2 }), at, fc.nat({ max: 7 })).map(([token, which, where, bit]) => {
    const cut = parts(token)
    const bytes = Uint8Array.from(
      atob((cut[which] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
      (each) => each.charCodeAt(0),
    )
    const index = where % bytes.length
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
    cut[which] = base64url(bytes)
    return cut.join('.')
  }),
  // The last character of a part, which may carry bits that nobody reads; and what people put around a token.
  fc
    .tuple(
      original,
      fc.nat({ max: 2 }),
      fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'),
    )
    .map(([token, which, last]) => {
      const cut = parts(token)
      cut[which] = (cut[which] ?? '').slice(0, -1) + last
      return cut.join('.')
    }),
  fc
    .tuple(original, fc.constantFrom('=', '==', '.', '..', '.e30', ' ', '\n', '\t', '%20', '#', '\u00a0'))
    .map(([token, behind]) => token + behind),
  // Parts of several tokens.
  fc
    .tuple(original, original, original, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }))
    .map(([a, b, c, order]) => {
      const cut = [parts(a)[0], parts(b)[1], parts(c)[2]]
      return order.map((index) => cut[index]).join('.')
    }),
  fc.tuple(original, original).map(([a, b]) => [parts(a)[0], parts(a)[1], parts(b)[2]].join('.')),
  // Another member, or one of another type, or one written twice, under the old signature.
  fc
    .tuple(original, fc.constantFrom('header', 'payload'), at, foreign, fc.boolean())
    .map(([token, where, which, value, twice]) => {
      const [header, payload, signature] = parts(token)
      const name = names[where][which % names[where].length] ?? ''
      const text = JSON.stringify(json(where === 'header' ? header : payload))
      const member = `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`
      const made = twice
        ? `{${member},${text.slice(1)}`
        : JSON.stringify({ ...JSON.parse(text), ...JSON.parse(`{${member}}`) })
      return where === 'header'
        ? [base64url(made), payload, signature].join('.')
        : [header, base64url(made), signature].join('.')
    }),
  // White space inside the JSON: the same claims in other bytes.
  original.map((token) => {
    const [header, payload, signature] = parts(token)
    return [header, base64url(JSON.stringify(json(payload), null, 1)), signature].join('.')
  }),
  // No token at all.
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.string({ unit: fc.constantFrom(...'AZaz09-_=') }), { maxLength: 6 })
    .map((each) => each.join('.')),
)

/** Nobody who reads a token throws; none takes it unless it is, byte for byte, one of those that were issued. */
async function nobodyTakes(token: string): Promise<void> {
  const { status } = await call(token)
  // RFC 6750 section 2.1: any number of spaces stands before a token, and none belongs to it.
  const good = opening.includes(token.replace(/^ +/, ''))
  expect(good ? [200] : [400, 401, 403]).toContain(status)
  // The terminal and the page read what is pasted, with the line break behind it.
  const { valid, says } = await verifyToken(token)
  expect(valid).toBe(originals.includes(token.trim()))
  expect(says).toMatch(/\.$/)
}

describe('forged tokens', () => {
  it('(those they are made of are good)', async () => {
    for (const token of originals) await nobodyTakes(token)
  })

  it(`altered ones of every sort open nothing (seed ${SEED})`, async () => {
    await fc.assert(fc.asyncProperty(spoilt, nobodyTakes), { seed: SEED, numRuns: RUNS })
  })

  it(`those that bring another algorithm or a key of their own open nothing (seed ${SEED})`, async () => {
    const header = fc.record(
      {
        kid: fc.constantFrom(signingKey.kid, 'another', attackersKey.n),
        typ: fc.constantFrom('JWT', 'at+jwt'),
        jwk: fc.constantFrom(attackersKey, publicKeys.keys[0]),
        jku: fc.constantFrom('https://evil.example/keys', `${ISSUER}/keys`),
        x5c: fc.constantFrom([spki.split('\n').slice(1, -2).join('')]),
      },
      { requiredKeys: [] },
    )
    const forged = fc
      .tuple(header, fc.constantFrom('none', 'None', 'HS256', 'ES256', 'RS256', 'PS256'), at)
      .map(([more, alg, which]) => ({ more, alg, which }))
    const make = async ({ more, alg, which }: { more: object; alg: string; which: number }) => {
      const claims = JSON.stringify(GOOD)
      if (/none/i.test(alg)) return `${base64url(JSON.stringify({ ...more, alg }))}.${base64url(claims)}.`
      const key =
        alg === 'HS256'
          ? (secrets[which % secrets.length] ?? new Uint8Array(32))
          : alg === 'ES256'
            ? elliptic.privateKey
            : alg === 'RS256'
              ? attacker.privateKey
              : await importJWK(
                  { ...(await crypto.subtle.exportKey('jwk', attacker.privateKey)), alg: 'PS256' },
                  'PS256',
                )
      return new CompactSign(new TextEncoder().encode(claims)).setProtectedHeader({ ...more, alg }).sign(key)
    }
    await fc.assert(
      fc.asyncProperty(forged, async (each) => nobodyTakes(await make(each))),
      { seed: SEED, numRuns: 300 },
    )
  })
})

it(`claims of any type under a good signature: 200 exactly when each is as it must be (seed ${SEED})`, async () => {
  const either = <T>(good: T) =>
    fc.oneof({ weight: 30, arbitrary: fc.constant<unknown>(good) }, foreign, fc.constant(undefined))
  const claims = fc.record({
    iss: either(ISSUER),
    aud: fc.oneof(either(API_ID), fc.constant(['x', API_ID])),
    exp: fc.oneof(either(NOW + 60), fc.double({ noNaN: true })),
    nbf: fc.oneof(either(NOW - 60.5), fc.double({ noNaN: true })),
    tid: either(TENANT_ID),
    oid: either(ada?.id),
    scp: either('openid Expenses.Read'),
    ver: either('2.0'),
  })
  const isNumber = (value: unknown) => typeof value === 'number' && Math.abs(value) <= 8.64e12
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(claims, async (each) => {
      const text = JSON.stringify(each)
      const signed = JSON.parse(text)
      const token = await new CompactSign(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'RS256', kid: signingKey.kid ?? '' })
        .sign(await importJWK(signingKey, 'RS256'))
      const { status } = await call(token)
      const good =
        signed.iss === ISSUER &&
        [signed.aud].flat().every((aud) => typeof aud === 'string') &&
        [signed.aud].flat().includes(API_ID) &&
        isNumber(signed.exp) &&
        signed.exp > NOW - 300 &&
        (signed.nbf === undefined || (isNumber(signed.nbf) && signed.nbf <= NOW + 300)) &&
        signed.tid === TENANT_ID &&
        typeof signed.oid === 'string' &&
        signed.oid !== '' &&
        typeof signed.scp === 'string' &&
        signed.scp.split(' ').includes('Expenses.Read') &&
        signed.ver === '2.0'
      if (good) accepted++
      expect(good ? [200] : [401, 403], text).toContain(status)
    }),
    { seed: SEED, numRuns: 400 },
  )
  expect(accepted).toBeGreaterThan(50)
})
