import { sha256Base64url } from '../core/base64url'
import { canonicalJson } from '../core/canonical-json'
import type { TraceEvent } from './event'
import { maskSignatures } from './mask-signatures'

/**
 * SHA-256 over the canonical JSON of the events, as BASE64URL: equal inputs give equal digests, in Node and in a browser. What no
 * input decides, the bytes of a randomised signature, is masked.
 */
export function digest(events: readonly TraceEvent[]): Promise<string> {
  return sha256Base64url(maskSignatures(canonicalJson(events)))
}
