import type { JSONWebKeySet } from 'jose'
import type { EpochMs } from '../core/clock'
import type { JsonObject } from '../core/json'
import { keySetOf } from '../tokens/key-set'
import { keyNamed } from '../tokens/verify-with'

/**
 * Fetches an issuer's keys and gives what came, if it is a JSON object at all; `cause` is the event that made it necessary.
 * @throws nothing: no answer is undefined
 */
export type FetchKeys = (cause: number) => Promise<JsonObject | undefined>

/** Milliseconds after which keys are fetched anew, so that one that was withdrawn is forgotten. Microsoft's libraries take twelve hours. */
const KEPT_MS = 12 * 3600_000
/** Milliseconds between two fetches because of an unknown `kid`: five minutes in Microsoft's libraries. */
const COOL_DOWN_MS = 5 * 60_000
/** Milliseconds until another attempt when there are no keys at all, because the issuer gave none. */
const RETRY_MS = 30_000

/** An issuer's public keys, as a verifier keeps them. */
export interface KeyCache {
  /**
   * The keys to look for `kid` in. One that is not among them may be new, so they are fetched again, but seldom: whoever sends
   * random names must not be able to make this API a flood for the issuer.
   */
  keysFor(kid: string | undefined, now: EpochMs, cause: number): Promise<JSONWebKeySet>
}

export function createKeyCache(fetchKeys: FetchKeys): KeyCache {
  let kept: JSONWebKeySet | undefined
  let keptAt = 0
  let attemptedAt: EpochMs | undefined
  /** Requests that come while the keys are on their way wait for the same answer. */
  let underway: Promise<void> | undefined

  async function fetchOnce(now: EpochMs, cause: number): Promise<void> {
    attemptedAt = now
    const fetched = keySetOf(await fetchKeys(cause))
    // An issuer that does not answer has not withdrawn its keys.
    if (!fetched) return
    kept = fetched
    keptAt = now
  }
  return {
    keysFor: async (kid, now, cause) => {
      const useful = kept && now - keptAt < KEPT_MS && keyNamed(kept, kid)
      const wait = kept ? COOL_DOWN_MS : RETRY_MS
      if (!useful && (attemptedAt === undefined || now - attemptedAt >= wait || underway)) {
        underway ??= fetchOnce(now, cause).finally(() => {
          underway = undefined
        })
        await underway
      }
      return kept ?? { keys: [] }
    },
  }
}
