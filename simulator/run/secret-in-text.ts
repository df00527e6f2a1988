import { base64url } from '../core/base64url'
import { literal } from '../core/literal'

/** Shorter than this, a text is in others by chance: it counts where it is the whole of a value. */
const LONG_ENOUGH = 6
/** How often one text may be read otherwise: encodings inside of each other come to an end. */
const MOST_READINGS = 40

/** Whether `value` is one of the secrets, or has a long one in it, however it is written: percent-encoded, BASE64, with JSON's escapes. */
export function saysSecret(value: string, secrets: readonly string[]): boolean {
  return secrets.length > 0 && saysOneOf(secrets)(readings(value))
}

/** The same for many texts, given all that each says (`readings`). */
export function saysOneOf(secrets: readonly string[]): (texts: readonly string[]) => boolean {
  // Read as a form, a plus is a space.
  const finders = [...new Set([...secrets, ...secrets.map(asForm)])].map((secret) => {
    const pattern = patternOf(secret)
    return (text: string) =>
      secret.length < LONG_ENOUGH ? valuesIn(text).includes(secret) : text.search(pattern) >= 0
  })
  return (texts) => finders.some((isIn) => texts.some(isIn))
}

/** `text` with something else in place of each secret. Where one is in it in a way that cannot be cut out, all of it goes. */
export function withoutSecret(text: string, secrets: readonly string[], instead: string): string {
  const longestFirst = secrets.toSorted((one, other) => other.length - one.length)
  const left = longestFirst.reduce(
    (cut, secret) =>
      writingsOf(secret).reduce((now, form) => now.replace(patternOf(form, secret), instead), cut),
    text,
  )
  return saysSecret(left, secrets) ? instead : left
}

/** Where `form`, which is a way to write `secret`, stands. Digits also turn up inside longer numbers: they count where they stand alone. */
function patternOf(form: string, secret = form): RegExp {
  const written = literal(form)
  if (secret.length < LONG_ENOUGH) return new RegExp(`(?<=^|[=:"])${written}(?=$|[&;,"])`, 'g')
  return new RegExp(/^\d+$/.test(form) ? `(?<![0-9A-Za-z])${written}(?![0-9A-Za-z])` : written, 'g')
}

/** A text as it is, as a URL, a form and JSON write it, and as BASE64. */
function writingsOf(text: string): readonly string[] {
  const inForm = new URLSearchParams([['', text]]).toString().slice(1)
  const inBase64 = base64url(text)
  const padded = inBase64
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(inBase64.length / 4) * 4, '=')
  const all = [text, asForm(text), encodeURIComponent(text), inForm, JSON.stringify(text).slice(1, -1)]
  return [...new Set([...all, padded, encodeURIComponent(padded), inBase64])]
}

/** Everything that a text says: as it stands, and decoded in each way that it can be, and what that says. */
export function readings(text: string): readonly string[] {
  const all = new Set([text])
  for (const each of all) {
    if (all.size > MOST_READINGS) break
    for (const read of [unescaped, percentDecoded, asForm, fromBase64]) all.add(read(each))
  }
  return [...all]
}

const asForm = (text: string) => text.replaceAll('+', ' ')

const unescaped = (text: string) =>
  text.replace(/\\u([\da-f]{4})|\\(["\\/])/gi, (_, code: string | undefined, plain: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : plain,
  )

const percentDecoded = (text: string) =>
  text.replace(/(%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })

/** All that could be BASE64 or BASE64URL of a text, decoded, one below the other; in an address a slash is none of it. */
const fromBase64 = (text: string) =>
  [...new Set([...(text.match(/[\w+-]{8,}/g) ?? []), ...(text.match(/[\w+/-]{8,}/g) ?? [])])]
    .map(decoded)
    .join('\n')

const UTF8 = new TextDecoder()
function decoded(text: string): string {
  const whole = text.replaceAll('-', '+').replaceAll('_', '/')
  const binary = atob(whole.length % 4 === 1 ? whole.slice(0, -1) : whole)
  return UTF8.decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
}

/** A text, and the values in it where it is a form, a query or JSON. */
function valuesIn(text: string): readonly string[] {
  return [
    text,
    ...text.split(/[?&;\n]/).map((pair) => pair.slice(pair.indexOf('=') + 1)),
    ...(text.match(/(?<=")[^"\\]*(?=")/g) ?? []),
  ]
}
