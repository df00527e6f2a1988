import { fromBase64url } from '../core/base64url'
import { isObject, readJsonObject } from '../core/json'

/** Whom a token is about. */
export interface Subject {
  readonly oid: string
  readonly name: string
}

/** Whom a JWT is about, as it says itself; undefined where it is none, or names nobody. */
export function subjectOf(token: string): Subject | undefined {
  const [, payload = ''] = token.split('.')
  if (!payload) return undefined
  const claims: unknown = readJsonObject(new TextDecoder().decode(fromBase64url(payload)))
  if (!isObject(claims) || typeof claims.oid !== 'string') return undefined
  return { oid: claims.oid, name: String(claims.name ?? claims.preferred_username ?? claims.oid) }
}
