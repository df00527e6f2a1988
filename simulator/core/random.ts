import { base64url } from './base64url'

/** Seeded randomness for one purpose. Two streams of one seed never disturb each other. */
export interface RandomStream {
  bytes(length: number): Uint8Array
  /** `length` random bytes as BASE64URL: 32 bytes give the 43 characters of a PKCE verifier (RFC 7636 section 4.1). */
  token(length: number): string
  /** A version 4 UUID (RFC 9562 section 5.4). */
  uuid(): string
}

/**
 * The random stream called `name` of the run seeded with `seed`. Each actor draws from its own, so that a value added to one
 * actor leaves every other actor's values as they were.
 */
export function createRandom(seed: number, name: string): RandomStream {
  const next = sfc32(hash(`${seed}/${name}`))
  const bytes = (length: number) => {
    const drawn = new Uint8Array(length)
    for (let at = 0; at < length; at++) drawn[at] = next()
    return drawn
  }
  return {
    bytes,
    token: (length) => base64url(bytes(length)),
    uuid: () => {
      const raw = bytes(16)
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80
      const hex = Array.from(raw, (byte) => byte.toString(16).padStart(2, '0')).join('')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}

/** Four 32-bit words out of a text (FNV-1a with a different offset for each word). */
function hash(text: string): [number, number, number, number] {
  const word = (offset: number) => {
    let value = 0x811c9dc5 ^ offset
    for (let index = 0; index < text.length; index++) {
      value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
      value ^= value >>> 13
    }
    return value >>> 0
  }
  return [word(1), word(2), word(3), word(4)]
}

/** Small Fast Counter (Chris Doty-Humphrey, PractRand): not for secrets of the real world, which is the point here. */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}
