import { fromBase64url } from '../../core/base64url'
import { readJsonBytes } from '../../core/json'

/** The claims of a JWT, as whoever holds it can read them; nobody checks them here. */
export function claimsIn(token: string): Readonly<Record<string, unknown>> {
  return readJsonBytes(fromBase64url(token.split('.')[1] ?? '')) ?? {}
}
