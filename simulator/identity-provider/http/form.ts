/** Longest URL and body that are read at all, in characters. */
export const MOST_URL = 8_192
export const MOST_BODY = 32_768

/** The parameters of a query or an `application/x-www-form-urlencoded` body. */
export interface Form {
  get(name: string): string | undefined
  /** Names that came more than once (RFC 6749 section 3.1 forbids it). */
  readonly repeated: readonly string[]
  /** A piece whose percent-encoding means nothing. */
  readonly malformed?: string
}

/** Reads `text`. Parameters without a value count as absent (RFC 6749 section 3.1). */
export function parseForm(text: string): Form {
  const values = new Map<string, string>()
  const repeated: string[] = []
  let malformed: string | undefined
  for (const piece of text.split('&').filter(Boolean)) {
    const equals = piece.indexOf('=')
    const name = decode(equals < 0 ? piece : piece.slice(0, equals))
    const value = decode(equals < 0 ? '' : piece.slice(equals + 1))
    if (name === undefined || value === undefined) malformed ??= piece
    else if (values.has(name)) repeated.push(name)
    else values.set(name, value)
  }
  return { get: (name) => values.get(name) || undefined, repeated, malformed }
}

/** `application/x-www-form-urlencoded` decoding, strict: undefined for a broken escape or bytes that are not UTF-8. */
export function decode(text: string): string | undefined {
  if (!/[%+]/.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
