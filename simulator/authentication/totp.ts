import type { EpochSeconds } from '../core/clock'
import { fromBase32 } from './base32'

/** Length of a time step, X (RFC 6238 section 4.1). T0 is 0. */
const STEP_SECONDS = 30
const DIGITS = 6

/** The number of the time step at `atSeconds`: T (RFC 6238 section 4.2). */
export function totpStep(atSeconds: EpochSeconds): number {
  return Math.floor(atSeconds / STEP_SECONDS)
}

/** From when until when (exclusive) the authenticator shows the code of `atSeconds`. */
export function totpWindow(atSeconds: EpochSeconds): {
  readonly from: EpochSeconds
  readonly until: EpochSeconds
} {
  const from = totpStep(atSeconds) * STEP_SECONDS
  return { from, until: from + STEP_SECONDS }
}

/** Every answer plays a run again from its start: the same codes are asked for again and again. */
const known = new Map<string, Promise<string>>()
const MOST_KNOWN = 500

/**
 * The six digits an authenticator app shows at `atSeconds` (RFC 6238 with HMAC-SHA-1).
 * @throws TypeError when the secret is not Base32.
 */
export function totp(base32Secret: string, atSeconds: EpochSeconds): Promise<string> {
  const step = totpStep(atSeconds)
  const name = `${base32Secret}/${step}`
  const code = known.get(name) ?? hotp(fromBase32(base32Secret), step, DIGITS)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(name, code)
  return code
}

/**
 * HOTP (RFC 4226 section 5.3), with the hash functions of RFC 6238 section 1.2. WebCrypto is the one promise in this folder:
 * the alternative to its HMAC would be a SHA-1 of our own. Same input, same output, no clock and no network.
 */
export async function hotp(
  secret: Uint8Array<ArrayBuffer>,
  counter: number,
  digits: number,
  hash: 'SHA-1' | 'SHA-256' | 'SHA-512' = 'SHA-1',
): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash }, false, ['sign'])
  const message = new DataView(new ArrayBuffer(8))
  message.setBigUint64(0, BigInt(counter))
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, message))
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf
  const truncated = mac.getUint32(offset) & 0x7fffffff
  return String(truncated % 10 ** digits).padStart(digits, '0')
}
