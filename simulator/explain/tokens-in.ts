/** One part of a JWT, in BASE64URL or in plain base64. */
const TOKEN = /^ey[A-Z][\w+/-]*={0,2}(?:\.[\w+/-]*={0,2}){1,4}$/
/** What can be the rest of a token that was broken into lines. */
const REST = /^[\w+/.-]+={0,2}$/
const MOST_LINES = 4_000

/**
 * The JWTs and JWEs in a text, in order, each once, at most `most`. One that was broken into lines is joined again; a line that begins
 * one anew, where the one before has its three parts, is the next.
 */
export function tokensIn(text: string, most: number): readonly string[] {
  const found: string[] = []
  /** What was read of a token so far, a piece a line. */
  let pieces: string[] = []
  const close = () => {
    const open = pieces.join('')
    // The full stop of a sentence.
    const token = dotsIn(open) > 2 && open.endsWith('.') ? open.slice(0, -1) : open
    if (TOKEN.test(token) && !found.includes(token)) found.push(token)
    pieces = []
  }
  for (const line of text.split('\n', MOST_LINES)) {
    if (found.length >= most) return found
    const words = line.split(/[^\w.+/=-]+/).filter((word) => word !== '')
    const [only] = words
    if (only !== undefined && words.length === 1 && goesOn(pieces, only)) {
      pieces.push(only)
      continue
    }
    for (const word of words) {
      close()
      const begins = /(?:^|=)(ey[A-Z][\w+/=.-]*)$/.exec(word)?.[1]
      if (begins) pieces = [begins]
    }
  }
  close()
  return found
}

const dotsIn = (text: string) => text.split('.').length - 1

/**
 * Whether a line goes on with the token of the lines before. Whoever breaks lines breaks them at one width: the last is the shorter one,
 * and the first may have begun behind other words. Where a line has a whole token, the next has to look like a piece of one.
 */
function goesOn(pieces: readonly string[], line: string): boolean {
  const [first, second] = pieces
  if (first === undefined || !REST.test(line)) return false
  const open = pieces.join('')
  if (/^ey[A-Z]/.test(line) && dotsIn(open) >= 2) return false
  if (second === undefined)
    return (
      dotsIn(open) < 2 || (line.length >= 16 && /\d/.test(line) && /[a-z]/.test(line) && /[A-Z]/.test(line))
    )
  return pieces.at(-1)?.length === second.length && line.length <= second.length
}
