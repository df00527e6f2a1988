const encoder = new TextEncoder()

/** BASE64URL without padding (RFC 7515 section 2). */
export function base64url(input: Uint8Array | string): string {
  const bytes = typeof input === 'string' ? encoder.encode(input) : input
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Characters that may stand last, by the length of what no longer fills four: all whose unused bits are zero. */
const LAST: Readonly<Record<number, string>> = { 1: '', 2: 'AQgw', 3: 'AEIMQUYcgkosw048' }

/**
 * Decodes BASE64URL in its canonical form, so that no two texts mean the same bytes (RFC 4648 section 3.5).
 * @throws TypeError when there is a character outside the alphabet, padding, a length that cannot be, or a bit set that is not used
 */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const canonical = LAST[text.length % 4]?.includes(text.at(-1) ?? '') ?? true
  if (!canonical || !/^[\w-]*$/.test(text)) throw new TypeError('not base64url')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** BASE64URL(SHA-256(text)): the S256 code challenge (RFC 7636 section 4.2) and every other fingerprint here. */
export async function sha256Base64url(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))))
}

/** The left half of SHA-256 of a text: `at_hash` and `c_hash` of a token that is signed with RS256 (OpenID Connect Core section 3.3.2.11). */
export async function sha256LeftHalf(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))
  return base64url(hash.subarray(0, hash.length / 2))
}
