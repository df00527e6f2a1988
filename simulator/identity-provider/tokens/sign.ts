import { CompactSign, importJWK } from 'jose'
import { signingKeys } from '../../fixtures/keys'

const ALG = 'RS256'
const encoder = new TextEncoder()
const [signing = {}] = signingKeys

/** The imported key is kept for the life of the module: it is a constant, and importing costs more than signing. */
let privateKey: ReturnType<typeof importJWK> | undefined

/** Signs a JWT with RS256 (RFC 7515, RFC 7518 section 3.3): the same payload always gives the same bytes. */
export async function sign(payload: Record<string, unknown>): Promise<string> {
  privateKey ??= importJWK(signing, ALG)
  return new CompactSign(encoder.encode(JSON.stringify(payload)))
    .setProtectedHeader({ typ: 'JWT', alg: ALG, kid: signing.kid })
    .sign(await privateKey)
}
