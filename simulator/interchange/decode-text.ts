/** A text, and where it could not be read as what it was taken for. */
export interface DecodedText {
  readonly text: string
  /** One sentence, when the bytes are not quite what they should be. */
  readonly says?: string
  /** Where in `text` that is. */
  readonly offset?: number
}

/**
 * The text of a file: UTF-8, UTF-16LE or UTF-16BE, with or without a byte order mark. Windows PowerShell writes UTF-16LE with
 * one; without one, JSON tells by its zero bytes, because it begins with two ASCII characters (RFC 4627 section 3). What is
 * none of them is read as Windows-1252, and said so.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    const replaced = new TextDecoder(encoding).decode(bytes)
    const offset = replaced.indexOf('\uFFFD')
    if (encoding !== 'utf-8') {
      return { text: replaced, offset, says: `This is no ${encoding.toUpperCase()}: a character is broken.` }
    }
    const text = new TextDecoder('windows-1252').decode(bytes)
    return { text, offset, says: 'This is no UTF-8; the file is read as Windows-1252.' }
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0 && second) return 'utf-16be'
  if (second === 0 && first) return 'utf-16le'
  return 'utf-8'
}
