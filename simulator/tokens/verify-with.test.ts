import { CompactSign, importJWK, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { publicKeys, signingKeys } from '../fixtures/keys'
import { verifyWith } from './verify-with'

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
})
