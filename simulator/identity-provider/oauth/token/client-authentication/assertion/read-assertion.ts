import { fromBase64url } from '../../../../../core/base64url'

/** A client assertion, taken apart. Nothing of it is believed yet. */
export interface Assertion {
  readonly text: string
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Readonly<Record<string, unknown>>
}

/** Reads a compact JWT of somebody else's (RFC 7519 section 7.2); undefined when it is none. */
export function readAssertion(text: string): Assertion | undefined {
  const parts = text.split('.')
  const [header, payload] = parts.map(readPart)
  return parts.length === 3 && header && payload ? { text, header, payload } : undefined
}

function readPart(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(part)))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

/** A claim that is a text; undefined for anything else. */
export function textOf(claims: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' ? value : undefined
}

/** A claim that is a moment, in seconds (RFC 7519 section 2, NumericDate); undefined for anything else. */
export function momentOf(claims: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = claims[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
