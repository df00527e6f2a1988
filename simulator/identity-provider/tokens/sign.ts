import { CompactSign, importJWK } from 'jose'
import { signingKeys } from '../../fixtures/keys'

const ALG = 'RS256'
const encoder = new TextEncoder()
const [signing = {}] = signingKeys

/** The imported key is kept for the life of the module: it is a constant, and importing costs more than signing. */
let privateKey: ReturnType<typeof importJWK> | undefined

/** Of as many tokens the signature is kept: more than a search through an attack makes that differ. */
const MOST_KEPT = 1_000
const kept = new Map<string, Promise<string>>()

/**
 * Signs a JWT with RS256 (RFC 7515, RFC 7518 section 3.3): the same payload always gives the same bytes, because there is one key and
 * the padding has nothing random in it (RFC 8017 section 8.2). So a run that is made anew signs nothing twice.
 */
export function sign(payload: Record<string, unknown>): Promise<string> {
  const text = JSON.stringify(payload)
  const known = kept.get(text)
  if (known) return known
  const signed = signAnew(text)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(text, signed)
  return signed
}

/** Signs the text of a payload, whether or not it was signed before. */
export async function signAnew(payload: string): Promise<string> {
  privateKey ??= importJWK(signing, ALG)
  return new CompactSign(encoder.encode(payload))
    .setProtectedHeader({ typ: 'JWT', alg: ALG, kid: signing.kid })
    .sign(await privateKey)
}
