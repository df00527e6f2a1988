import { sha256Base64url } from '../core/base64url'
import { canonicalJson } from '../core/canonical-json'
import type { TraceEvent } from './event'

/** SHA-256 over the canonical JSON of the events, as BASE64URL: equal inputs give equal digests, in Node and in a browser. */
export function digest(events: readonly TraceEvent[]): Promise<string> {
  return sha256Base64url(canonicalJson(events))
}
