import type { JSONWebKeySet, JWK } from 'jose'
import { isObject, type JsonObject, readMembers, text, texts } from '../core/json'

/** The members that are read here (RFC 7517 section 4, RFC 7518 section 6). */
const MEMBERS = {
  kty: text,
  kid: text,
  use: text,
  alg: text,
  key_ops: texts,
  n: text,
  e: text,
  crv: text,
  x: text,
  y: text,
  k: text,
}

/**
 * The keys in what another server has answered (RFC 7517 section 5): undefined when that is no key set. A key that cannot be
 * understood is left out, and the others count.
 */
export function keySetOf(answer: JsonObject | undefined): JSONWebKeySet | undefined {
  const keys = answer && Object.hasOwn(answer, 'keys') ? answer.keys : undefined
  return Array.isArray(keys) ? { keys: keys.filter(isKey) } : undefined
}

function isKey(value: unknown): value is JWK {
  if (!isObject(value)) return false
  const read = readMembers(value, MEMBERS)
  return 'members' in read && read.members.kty !== undefined
}
