import { CompactSign, importJWK, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { publicKeys, signingKeys } from '../fixtures/keys'
import { verifyJwt, verifyWith } from './verify-with'

const [key] = signingKeys as [JWK]
const sign = async (header: { alg: string; kid?: string }, payload: unknown = { sub: 'ada' }) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader(header)
    .sign(await importJWK(key, 'RS256'))
const verify = (jwt: string, algorithms = ['RS256'], keys = publicKeys) => verifyWith(keys, jwt, algorithms)

describe('verifying with a set of keys', () => {
  it('accepts what a key of the set signed, and reads it', async () => {
    const verdict = await verify(await sign({ alg: 'RS256', kid: key.kid ?? '' }))
    expect(verdict).toMatchObject({ valid: true, header: { alg: 'RS256' }, payload: { sub: 'ada' } })
    expect(verdict.says).toContain(key.kid)
  })

  it('refuses one changed character of header, payload or signature, and still shows what can be read', async () => {
    const [header = '', payload = '', signature = ''] = (
      await sign({ alg: 'RS256', kid: key.kid ?? '' })
    ).split('.')
    const flip = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1)
    expect(await verify([flip(header), payload, signature].join('.'))).toMatchObject({
      valid: false,
      header: undefined,
      payload: { sub: 'ada' },
    })
    expect(await verify([header, base64url('{"sub":"bo"}'), signature].join('.'))).toMatchObject({
      valid: false,
      payload: { sub: 'bo' },
    })
    expect((await verify([header, payload, flip(signature)].join('.'))).says).toMatch(/does not fit/)
  })

  it('lets the header choose only among the accepted algorithms (RFC 8725 section 3.1)', async () => {
    const token = await sign({ alg: 'RS256', kid: key.kid ?? '' })
    expect(await verify(token, ['ES256'])).toMatchObject({
      valid: false,
      says: expect.stringContaining('ES256'),
    })
    const unsecured = `${base64url('{"alg":"none"}')}.${token.split('.')[1]}.`
    expect((await verify(unsecured, ['RS256', 'none'])).valid).toBe(false)
  })

  it('takes the key the header names, or the only one there is', async () => {
    expect((await verify(await sign({ alg: 'RS256', kid: 'nobody' }))).says).toMatch(/No key here/)
    const unnamed = await sign({ alg: 'RS256' })
    expect((await verify(unnamed)).says).toMatch(/No key here/)
    expect((await verify(unnamed, ['RS256'], { keys: publicKeys.keys.slice(0, 1) })).valid).toBe(true)
  })

  it('uses no key that is unfit, and no set that is', async () => {
    const token = await sign({ alg: 'RS256', kid: key.kid ?? '' })
    const weak = publicKeys.keys.map((each) => ({ ...each, e: 'AQ' }))
    expect((await verify(token, ['RS256'], { keys: weak })).says).toMatch(/exponent/)
    expect((await verify(token, ['RS256'], { keys: [...publicKeys.keys, ...publicKeys.keys] })).says).toMatch(
      /same kid/,
    )
  })

  it('has three parts: a good token with a fourth is another text', async () => {
    const token = await sign({ alg: 'RS256', kid: key.kid ?? '' })
    for (const longer of [`${token}.`, `${token}.AAAA`, `${token}${'.AAAA'.repeat(9)}`])
      expect((await verify(longer)).says).toMatch(/three parts/)
  })

  it('never verifies with a private key', async () => {
    const verdict = await verify(await sign({ alg: 'RS256', kid: key.kid ?? '' }), ['RS256'], {
      keys: [{ ...key }],
    })
    expect(verdict).toMatchObject({ valid: false, says: expect.stringContaining('cannot be verified') })
  })

  it.each(['', '.', '..', 'a.b', 'a.b.c', '.e30.', 'e30.e30.e30.e30', '{"payload":""}', 'bnVsbA.e30.AA'])(
    'refuses %j with a sentence',
    async (text) => {
      const { valid, says } = await verify(text)
      expect(valid).toBe(false)
      expect(says).toMatch(/\.$/)
    },
  )

  describe('every part is in the one canonical form of BASE64URL (RFC 7515 section 2, RFC 4648 section 3.5)', () => {
    const spoilt: [string, (part: string) => string][] = [
      ['a space before it', (part) => ` ${part}`],
      ['a space inside', (part) => `${part.slice(0, 9)} ${part.slice(9)}`],
      ['a space behind it', (part) => `${part} `],
      ['a line break inside', (part) => `${part.slice(0, 9)}\n${part.slice(9)}`],
      ['padding', (part) => `${part}${'='.repeat((4 - (part.length % 4)) % 4) || '='}`],
      ['two padding characters', (part) => `${part}==`],
      ['the other alphabet', (part) => `${part.slice(0, -4)}+/+/`],
      ['a character of no alphabet', (part) => `${part.slice(0, 9)}?${part.slice(9)}`],
    ]
    it.each(
      spoilt.flatMap(([what, spoil]) =>
        (['header', 'payload', 'signature'] as const).map(
          (name, index) => [name, what, index, spoil] as const,
        ),
      ),
    )('%s with %s', async (name, _what, index, spoil) => {
      const parts = (await sign({ alg: 'RS256', kid: key.kid ?? '' })).split('.')
      parts[index] = spoil(parts[index] ?? '')
      expect(await verify(parts.join('.'))).toMatchObject({
        valid: false,
        says: expect.stringContaining(`Its ${name} is not BASE64URL`),
      })
    })

    it('of 64 characters in the last place of the signature, one verifies', async () => {
      const token = await sign({ alg: 'RS256', kid: key.kid ?? '' })
      const good: string[] = []
      for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
        if ((await verify(token.slice(0, -1) + last)).valid) good.push(last)
      expect(good).toEqual([token.at(-1)])
    })

    it('also where the signature was made over what is not', async () => {
      const signed = async (payload: string) => {
        const head = base64url(JSON.stringify({ alg: 'HS256' }))
        const secret = await crypto.subtle.importKey(
          'raw',
          new Uint8Array(32),
          { name: 'HMAC', hash: 'SHA-256' },
          false,
          ['sign'],
        )
        const mac = await crypto.subtle.sign('HMAC', secret, new TextEncoder().encode(`${head}.${payload}`))
        return `${head}.${payload}.${base64url(new Uint8Array(mac))}`
      }
      const keys = { keys: [{ kty: 'oct', k: base64url(new Uint8Array(32)) }] }
      expect((await verify(await signed('e30'), ['HS256'], keys)).valid).toBe(true)
      for (const payload of ['e31', 'e30=', 'e 30', 'e30\n'])
        expect((await verify(await signed(payload), ['HS256'], keys)).valid, payload).toBe(false)
    })
  })

  it.each<[string, string, RegExp]>([
    ['an alg that is an object', '{"alg":{"toString":1}}', /alg in its header is not a text/],
    ['an alg that is a list', '{"alg":["RS256"]}', /alg in its header is not a text/],
    ['an alg that is null', '{"alg":null}', /alg in its header is not a text/],
    ['no alg', '{}', /Its alg is missing; only RS256 is accepted/],
    ['none', '{"alg":"none"}', /Its alg is none/],
    ['the right alg in small letters', '{"alg":"rs256"}', /Its alg is rs256/],
    ['a kid that is a number', '{"alg":"RS256","kid":1}', /kid in its header is not a text/],
    ['a kid that is null', '{"alg":"RS256","kid":null}', /kid in its header is not a text/],
    ['alg twice', '{"alg":"RS256","alg":"none"}', /header is not one JSON object/],
    ['a critical extension', '{"alg":"RS256","crit":["exp"],"exp":1}', /has crit/],
    ['an empty list of them', '{"alg":"RS256","crit":[]}', /has crit/],
    ['unencoded content', '{"alg":"RS256","b64":false,"crit":["b64"]}', /has crit/],
    ['the same without crit', '{"alg":"RS256","b64":false}', /has b64/],
    ['a list for a header', '["alg"]', /header is not one JSON object/],
    ['a byte order mark', '\ufeff{"alg":"RS256"}', /header is not one JSON object/],
  ])('a header with %s', async (_what, header, says) => {
    expect(await verify(`${base64url(header)}.e30.AAAA`)).toMatchObject({
      valid: false,
      says: expect.stringMatching(says),
    })
  })

  it.each([
    ['jwk', publicKeys.keys[0]],
    ['jku', 'https://evil.example/keys'],
    ['x5u', 'https://evil.example/certificate'],
    ['x5c', ['AAAA']],
  ])('takes no key from the header: %s changes nothing (RFC 8725 section 3.5)', async (name, value) => {
    const { privateKey } = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: Uint8Array.of(1, 0, 1),
      },
      true,
      ['sign', 'verify'],
    )
    const header = { alg: 'RS256', kid: key.kid ?? '', [name]: value }
    const forged = await new CompactSign(new TextEncoder().encode('{}'))
      .setProtectedHeader(header)
      .sign(privateKey)
    expect((await verify(forged)).says).toMatch(/does not fit/)
    expect((await verify(await sign(header))).valid).toBe(true)
  })
})

describe('a JWT', () => {
  it.each<[string, string | Uint8Array]>([
    ['a list', '[]'],
    ['a text', '"ada"'],
    ['null', 'null'],
    ['no JSON', 'ada'],
    ['nothing', ''],
    ['no UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a claim twice', '{"sub":"ada","sub":"bo"}'],
    ['a time that is infinite', '{"exp":1e999}'],
    ['a thousand levels', `{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`],
  ])('signed over %s is none (RFC 7519 section 7.2)', async (_what, content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const token = await new CompactSign(bytes)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '' })
      .sign(await importJWK(key, 'RS256'))
    expect(await verifyJwt(publicKeys, token, ['RS256'])).toMatchObject({
      valid: false,
      payload: undefined,
      says: expect.stringContaining('not a JWT'),
    })
    // As a JWS it is sound: the signature is over bytes of any kind.
    expect((await verify(token)).valid).toBe(true)
  })
})
