import { fromBase64url } from '../../../../../core/base64url'
import { type JsonObject, readJsonBytes, texts, text as textual } from '../../../../../core/json'

/** A client assertion, taken apart. Nothing of it is believed yet. */
export interface Assertion {
  readonly text: string
  readonly header: JsonObject
  readonly payload: JsonObject
}

/** Reads a compact JWT of somebody else's (RFC 7519 section 7.2); undefined when it is none, or says something twice. */
export function readAssertion(text: string): Assertion | undefined {
  const parts = text.split('.')
  const [header, payload] = parts.map(readPart)
  return parts.length === 3 && header && payload ? { text, header, payload } : undefined
}

function readPart(part: string): JsonObject | undefined {
  try {
    return readJsonBytes(fromBase64url(part))
  } catch {
    return undefined
  }
}

/** A claim that is a text; undefined for anything else. */
export function textOf(claims: JsonObject, name: string): string | undefined {
  return textual(claims[name])
}

/** `aud`: one text or several (RFC 7519 section 4.1.3); of anything else, none. */
export function audiencesOf({ aud }: JsonObject): readonly string[] {
  return typeof aud === 'string' ? [aud] : (texts(aud) ?? [])
}

/** A claim that is a moment, in seconds (RFC 7519 section 2, NumericDate); undefined for anything else. */
export function momentOf(claims: JsonObject, name: string): number | undefined {
  const value = claims[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
