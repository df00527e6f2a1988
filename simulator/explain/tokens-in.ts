/** One part of a JWT, in BASE64URL or in plain base64. */
const TOKEN = /^ey[A-Z][\w+/-]*={0,2}(?:\.[\w+/-]*={0,2}){1,4}$/
/** What can be the rest of a token that was broken into lines. */
const REST = /^[\w+/.-]+={0,2}$/
const MOST_LINES = 4_000

/**
 * The JWTs and JWEs in a text, in order, each once. One that was broken into lines is joined again; a line that begins one anew, where
 * the one before has its three parts, is the next.
 */
export function tokensIn(text: string, most: number): readonly string[] {
  const found: string[] = []
  let open = ''
  const close = () => {
    // The full stop of a sentence.
    const token = dotsIn(open) > 2 && open.endsWith('.') ? open.slice(0, -1) : open
    if (TOKEN.test(token) && !found.includes(token)) found.push(token)
    open = ''
  }
  for (const line of text.split('\n', MOST_LINES)) {
    if (found.length >= most) return found
    const words = line.split(/[^\w.+/=-]+/).filter((word) => word !== '')
    for (const [index, word] of words.entries()) {
      const isRest =
        index === 0 && open !== '' && REST.test(word) && !(/^ey[A-Z]/.test(word) && dotsIn(open) >= 2)
      if (isRest) open += word
      else {
        close()
        const begins = /(?:^|=)(ey[A-Z][\w+/=.-]*)$/.exec(word)?.[1]
        if (begins) open = begins
      }
      // Only the last word of a line goes on in the next.
      if (index < words.length - 1) close()
    }
  }
  close()
  return found
}

const dotsIn = (text: string) => text.split('.').length - 1
