import type { JSONWebKeySet, JWK } from 'jose'
import { fromBase64url } from '../core/base64url'

/** Key type by the first two letters of an algorithm (RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864 section 2). */
const KEY_TYPES: Readonly<Record<string, string>> = { HS: 'oct', RS: 'RSA', PS: 'RSA', ES: 'EC', Ed: 'OKP' }
/** RFC 7518 section 3.4. */
const CURVES: Readonly<Record<string, string>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
}
/** Primes whose residues give away moduli made by the broken RSALib (CVE-2017-15361, "ROCA"). */
const MARKER_PRIMES = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157]

/** Why this set as a whole must not be used; undefined when it may be. */
export function keySetProblem({ keys }: JSONWebKeySet): string | undefined {
  // RFC 7517 section 4.5: keys of one set SHOULD have distinct kids. With two of one name, which one vouches?
  const kids = keys.flatMap(({ kid }) => (kid === undefined ? [] : [kid]))
  if (new Set(kids).size < kids.length) return 'Two keys of the set have the same kid.'
  // RFC 8725 section 3.1: a set that is published cannot hold a secret, so one of the two kinds does not belong.
  const symmetric = keys.filter(({ kty }) => kty === 'oct').length
  return symmetric > 0 && symmetric < keys.length
    ? 'The set mixes shared secrets with public keys.'
    : undefined
}

/** Why `key` must not verify a signature made with `alg`; undefined when it may. */
export function keyProblem(key: JWK, alg: string): string | undefined {
  if (key.kty !== KEY_TYPES[alg.slice(0, 2)]) return `A key of type ${key.kty} does not go with ${alg}.`
  if (key.alg !== undefined && key.alg !== alg) return `The key is for ${key.alg} only.` // RFC 7517 section 4.4
  if (key.use !== undefined && key.use !== 'sig') return 'The key is not for signatures.' // RFC 7517 section 4.2
  if (key.key_ops && !key.key_ops.includes('verify')) return 'The key is not for verifying.' // RFC 7517 section 4.3
  if (CURVES[alg] !== undefined && key.crv !== CURVES[alg])
    return `The curve ${key.crv} does not go with ${alg}.`
  if (key.kty === 'oct') {
    // RFC 7518 section 3.2: a key at least as long as the hash.
    return bytesOf(key.k).length * 8 < Number(alg.slice(2))
      ? 'The shared secret is shorter than the hash.'
      : undefined
  }
  return key.kty === 'RSA' ? rsaProblem(integerOf(key.n), integerOf(key.e)) : undefined
}

function rsaProblem(modulus: Uint8Array, exponent: Uint8Array): string | undefined {
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24
  if (bits < 2048) return `An RSA key of ${Math.max(bits, 0)} bits is too short.` // RFC 7518 section 3.3
  // RFC 8017 section 3.1: e is at least 3, and odd, or it has no inverse.
  const last = exponent.at(-1) ?? 0
  if (last % 2 === 0 || (exponent.length === 1 && last < 3)) return 'The public exponent is not one of RSA.'
  return MARKER_PRIMES.every((prime) => isPowerOf65537(residue(modulus, prime), prime))
    ? 'The key comes from a broken generator (ROCA).'
    : undefined
}

function residue(bytes: Uint8Array, prime: number): number {
  return bytes.reduce((rest, byte) => (rest * 256 + byte) % prime, 0)
}

function isPowerOf65537(value: number, prime: number): boolean {
  let power = 1
  do {
    if (power === value) return true
    power = (power * 65537) % prime
  } while (power !== 1)
  return false
}

/** A Base64urlUInt without leading zeros (RFC 7518 section 2). */
function integerOf(member: string | undefined): Uint8Array {
  const bytes = bytesOf(member)
  const first = bytes.findIndex((byte) => byte !== 0)
  return first < 0 ? new Uint8Array() : bytes.subarray(first)
}

/** The bytes of a BASE64URL member; none when it is missing or no such text. */
function bytesOf(member: string | undefined): Uint8Array {
  try {
    return fromBase64url(member ?? '')
  } catch {
    return new Uint8Array()
  }
}
