/** What moves a cursor, colours a screen or turns the direction of writing: control characters and Unicode's bidirectional marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNRULY = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** A text that a terminal shows as it stands: names out of somebody's files cannot act on it. Line breaks stay. JSON stays JSON. */
export function plain(text: string): string {
  return text.replaceAll(UNRULY, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A foreign text on one line. */
export function line(text: string): string {
  return plain(text.replaceAll('\n', ' '))
}
