import { isWord, type Meant, PatternFault, UnsupportedPattern } from './node'

interface Read {
  readonly meant: Meant
  readonly end: number
  /** Of a single character: which. */
  readonly char?: string
}

const digit: Meant = (char) => /\p{Nd}/u.test(char)
const space: Meant = (char) => /\s/.test(char)
const not =
  (meant: Meant): Meant =>
  (char) =>
    !meant(char)

const SETS: Readonly<Record<string, Meant>> = {
  w: isWord,
  W: not(isWord),
  d: digit,
  D: not(digit),
  s: space,
  S: not(space),
}
const CONTROLS: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  v: '\v',
  a: '\u0007',
  e: '\u001B',
}

/** Reads the escape whose backslash is at `start`. @throws PatternFault, UnsupportedPattern */
export function readEscape(source: string, start: number): Read {
  const char = source.charAt(start + 1)
  if (char === '') throw new PatternFault('it ends in a backslash.')
  const set = SETS[char]
  if (set) return { meant: set, end: start + 2 }
  if (char === 'p' || char === 'P') return readCategory(source, start)
  const control = CONTROLS[char]
  if (control) return single(control, start + 2)
  const [, two, four] = /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/i.exec(source.slice(start, start + 6)) ?? []
  const hex = two ?? four
  if (hex !== undefined) return single(String.fromCharCode(Number.parseInt(hex, 16)), start + 2 + hex.length)
  if (/[A-Za-z0-9]/.test(char)) throw new UnsupportedPattern(`the escape \\${char}`)
  return single(char, start + 2)
}

/** `\p{Lu}`: a general category of Unicode. .NET's named blocks are not known here. */
function readCategory(source: string, start: number): Read {
  const [whole, sign, name] = /^\\([pP])\{(\w+)\}/.exec(source.slice(start, start + 40)) ?? []
  if (whole === undefined || name === undefined) throw new PatternFault('\\p lacks its {category}.')
  // The name is letters, digits and underscores, and the expression sees one character at a time.
  let category: RegExp
  try {
    category = new RegExp(`^\\p{${name}}$`, 'u')
  } catch {
    throw new UnsupportedPattern(`the category \\p{${name}}`)
  }
  const meant: Meant = (char) => category.test(char)
  return { meant: sign === 'P' ? not(meant) : meant, end: start + whole.length }
}

/** Reads the class whose bracket is at `start`. @throws PatternFault, UnsupportedPattern */
export function readClass(source: string, start: number): Read {
  const negated = source.charAt(start + 1) === '^'
  const first = start + (negated ? 2 : 1)
  const parts: Meant[] = []
  let at = first
  while (source.charAt(at) !== ']' || at === first) {
    if (at >= source.length) throw new PatternFault('a "[" is not closed.')
    if (source.startsWith('-[', at)) throw new UnsupportedPattern('the subtraction of a class')
    const low = member(source, at)
    at = low.end
    const isRange =
      source.charAt(at) === '-' && !']['.includes(source.charAt(at + 1)) && low.char !== undefined
    if (!isRange) {
      parts.push(low.meant)
      continue
    }
    const high = member(source, at + 1)
    at = high.end
    if (high.char === undefined || low.char === undefined || high.char < low.char) {
      throw new PatternFault('a range in a class counts down.')
    }
    parts.push(range(low.char, high.char))
  }
  const some: Meant = (char) => parts.some((each) => each(char))
  return { meant: negated ? not(some) : some, end: at + 1 }
}

function member(source: string, at: number): Read {
  if (source.charAt(at) !== '\\') return single(source.charAt(at), at + 1)
  // Inside a class \b is a backspace.
  if (source.charAt(at + 1) === 'b') return single('\b', at + 2)
  return readEscape(source, at)
}

function single(char: string, end: number): Read {
  return { meant: range(char, char), end, char }
}

function range(low: string, high: string): Meant {
  const within = (char: string) => char >= low && char <= high
  return (char) => within(char) || within(char.toLowerCase()) || within(char.toUpperCase())
}
