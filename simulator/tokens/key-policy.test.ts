import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { publicKeys } from '../fixtures/keys'
import { keyProblem, keySetProblem } from './key-policy'

const [rsa] = publicKeys.keys
const octets = (length: number) => ({ kty: 'oct', k: base64url(new Uint8Array(length)) })
const ec = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
}

describe('one key', () => {
  it('the published keys of the lab are fit for RS256', () => {
    for (const key of publicKeys.keys) expect(keyProblem(key, 'RS256')).toBeUndefined()
  })

  it('an RSA key has 2048 bits or more (RFC 7518 section 3.3)', () => {
    const enough = base64url(new Uint8Array(256).fill(0xff))
    expect(keyProblem({ ...rsa, kty: 'RSA', n: enough }, 'RS256')).toBeUndefined()
    const short = base64url(new Uint8Array(255).fill(0xff))
    expect(keyProblem({ ...rsa, kty: 'RSA', n: short }, 'RS256')).toMatch(/2040 bits/)
    const padded = base64url(new Uint8Array([0, ...new Uint8Array(255).fill(0xff)]))
    expect(keyProblem({ ...rsa, kty: 'RSA', n: padded }, 'RS256')).toMatch(/2040 bits/)
    expect(keyProblem({ kty: 'RSA', e: 'AQAB' }, 'RS256')).toMatch(/0 bits/)
  })

  it.each(['AA', 'AQ', 'Ag', 'AAAB', 'not base64url!'])('the exponent %s is refused', (e) => {
    expect(keyProblem({ ...rsa, kty: 'RSA', e }, 'RS256')).toMatch(/exponent/)
  })

  it('a modulus whose residues are all powers of 65537 comes from the broken generator', () => {
    // A plain power of 65537 has just those residues.
    const power = 65537n ** 128n
    const n = unsigned(power)
    expect(keyProblem({ kty: 'RSA', n, e: 'AQAB' }, 'RS256')).toMatch(/ROCA/)
    const other = unsigned(power + 2n)
    expect(keyProblem({ kty: 'RSA', n: other, e: 'AQAB' }, 'RS256')).toBeUndefined()
  })

  it.each([
    ['HS256', 32],
    ['HS384', 48],
    ['HS512', 64],
  ])('a secret for %s is as long as the hash, %i bytes (RFC 7518 section 3.2)', (alg, length) => {
    expect(keyProblem(octets(length), alg)).toBeUndefined()
    expect(keyProblem(octets(length - 1), alg)).toMatch(/shorter/)
    expect(keyProblem({ kty: 'oct' }, alg)).toMatch(/shorter/)
  })

  it.each([
    ['the type', { ...ec, kty: 'RSA' }, 'ES256'],
    ['the curve', { ...ec, crv: 'P-384' }, 'ES256'],
    ['alg', { ...ec, alg: 'ES384' }, 'ES256'],
    ['use', { ...ec, use: 'enc' }, 'ES256'],
    ['key_ops', { ...ec, key_ops: ['sign'] }, 'ES256'],
    ['a public key as a secret', ec, 'HS256'],
    ['no algorithm', ec, 'none'],
  ])('%s has to fit the algorithm (RFC 7517 section 4)', (_what, key, alg) => {
    expect(keyProblem(ec, 'ES256')).toBeUndefined()
    expect(keyProblem(key, alg)).toBeTypeOf('string')
  })
})

describe('a set of keys', () => {
  it('has one key of each name (RFC 7517 section 4.5)', () => {
    expect(keySetProblem({ keys: [{ ...ec, kid: 'a' }, { ...ec, kid: 'b' }, ec, ec] })).toBeUndefined()
    expect(
      keySetProblem({
        keys: [
          { ...ec, kid: 'a' },
          { ...ec, kid: 'a' },
        ],
      }),
    ).toMatch(/same kid/)
  })

  it('holds secrets or public keys, never both (RFC 8725 section 3.1)', () => {
    expect(keySetProblem({ keys: [octets(32), octets(32)] })).toBeUndefined()
    expect(keySetProblem({ keys: [octets(32), ec] })).toMatch(/mixes/)
  })
})

/** A number of 257 bytes as Base64urlUInt (RFC 7518 section 2). */
function unsigned(value: bigint): string {
  const hex = value.toString(16).padStart(514, '0')
  return base64url(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)))
}
