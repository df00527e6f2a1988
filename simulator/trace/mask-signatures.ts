import { fromBase64url } from '../core/base64url'
import { readJsonBytes } from '../core/json'

/**
 * Algorithms whose signatures differ at every call: PSS draws a salt (RFC 7518 section 3.5), and the ECDSA of WebCrypto a number
 * (section 3.4). RS256 and EdDSA give the same bytes for the same input.
 */
const RANDOMISED: ReadonlySet<unknown> = new Set(['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'])

/** Three parts of BASE64URL, the first of which can be a JSON object (RFC 7515 section 3.1). */
const COMPACT_JWS = /(e[yw][\w-]*)(\.[\w-]+\.)[\w-]+/g

/** `text` with a `~` for the signature of every compact JWS in it whose algorithm is a randomised one. The rest stays as it is. */
export function maskSignatures(text: string): string {
  return text.replace(COMPACT_JWS, (jws: string, header: string, payload: string) =>
    RANDOMISED.has(algorithmOf(header)) ? `${header}${payload}~` : jws,
  )
}

function algorithmOf(header: string): unknown {
  try {
    return readJsonBytes(fromBase64url(header))?.alg
  } catch {
    return undefined
  }
}
