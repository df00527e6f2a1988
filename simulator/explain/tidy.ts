/** Marks that are not seen and come along when somebody copies: byte order mark, zero-width characters, soft hyphen. */
const UNSEEN = /[\ufeff\u200b-\u200d\u2060\u00ad]/g
const QUOTES = /^(["'`“”‘’«»])([\s\S]*)["'`“”‘’«»]$/

/** A pasted text without what came along by accident: unseen marks, spaces and quotes around it, a comma behind it. */
export function tidied(text: string): string {
  let tidy = text.replaceAll(UNSEEN, '').replaceAll('\r\n', '\n').trim()
  for (let times = 0; times < 3; times++) {
    const inner = QUOTES.exec(tidy.replace(/[,;]$/, ''))?.[2]
    if (inner === undefined) break
    tidy = inner.trim()
  }
  return tidy
}

/** The same with `%xx` read, where the whole was written so; undefined where it was not. */
export function decoded(text: string): string | undefined {
  if (!/%[\da-f]{2}/i.test(text)) return undefined
  try {
    const read = decodeURIComponent(text)
    return read === text ? undefined : read
  } catch {
    return undefined
  }
}
