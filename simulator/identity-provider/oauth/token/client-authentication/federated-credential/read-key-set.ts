import type { JSONWebKeySet, JWK } from 'jose'

/** A key set of somebody else's (RFC 7517 section 5): keys that are objects with a `kty`; undefined when it is no set at all. */
export function readKeySet(answer: unknown): JSONWebKeySet | undefined {
  if (typeof answer !== 'object' || answer === null || !('keys' in answer) || !Array.isArray(answer.keys))
    return undefined
  const entries: readonly unknown[] = answer.keys
  return { keys: entries.filter(isKey) }
}

function isKey(entry: unknown): entry is JWK {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'kty' in entry &&
    Object.entries(entry).every(([, value]) => typeof value === 'string' || Array.isArray(value))
  )
}
