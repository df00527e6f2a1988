/** Most words of a command that are read. */
const MOST_WORDS = 1_000

/** A command, word by word as a shell reads it, and what stands behind it. */
export interface ShellWords {
  readonly words: readonly string[]
  readonly rest: string
}

/**
 * Reads the words of a command: quotes of both kinds, backslashes, and lines that go on (`\` in a POSIX shell, `^` at the prompt of
 * Windows, a backtick in PowerShell). It ends at a line that does not go on, and at `|`, `;` or `&&`.
 */
export function shellWords(given: string): ShellWords {
  // What a browser copies for the prompt of Windows has a ^ before every letter that means something there.
  const text = given.includes('^"')
    ? given.replace(/\^(\n|[\s\S])/g, (_all, next) => (next === '\n' ? ' ' : next))
    : given
  const words: string[] = []
  let word: string | undefined
  let at = 0
  const close = () => {
    if (word !== undefined) words.push(word)
    word = undefined
  }
  while (at < text.length && words.length < MOST_WORDS) {
    const letter = text[at] ?? ''
    const next = text[at + 1] ?? ''
    if (/[\\^`]/.test(letter) && next === '\n') {
      close()
      at += 2
    } else if (letter === '\n' || letter === '|' || letter === ';' || (letter === '&' && next === '&')) break
    else if (/\s/.test(letter)) {
      close()
      at += 1
    } else if (letter === "'" || (letter === '$' && next === "'")) {
      const from = at + (letter === '$' ? 2 : 1)
      const end = endOf(text, from, "'", letter === '$')
      word = (word ?? '') + (letter === '$' ? unescaped(text.slice(from, end)) : text.slice(from, end))
      at = end + 1
    } else if (letter === '"') {
      const end = endOf(text, at + 1, '"', true)
      word = (word ?? '') + unescaped(text.slice(at + 1, end))
      at = end + 1
    } else if (letter === '\\' && next !== '') {
      word = (word ?? '') + next
      at += 2
    } else {
      word = (word ?? '') + letter
      at += 1
    }
  }
  close()
  return { words, rest: text.slice(at) }
}

/** Where a quoted piece ends: at its quote, or with the text. */
function endOf(text: string, from: number, quote: string, hasEscapes: boolean): number {
  for (let at = from; at < text.length; at++) {
    if (hasEscapes && text[at] === '\\') at++
    else if (text[at] === quote) return at
  }
  return text.length
}

const unescaped = (text: string) =>
  text.replace(/\\(["\\$`']|\n)/g, (_all, letter) => (letter === '\n' ? '' : letter))
