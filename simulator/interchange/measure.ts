import type { ImportLimits } from './limits'

/** What a text of JSON holds, counted without building any of it. */
export interface Measure {
  /** A limit was passed: nothing else here counts then. */
  readonly isPast: boolean
  /** Lists, objects and what is in them; an empty one counts as two. The reader of broken texts counts in the same way. */
  readonly values: number
  /** Names of members, at all levels, each as often as it is written. */
  readonly names: number
  /** Where numbers stand that JavaScript does not hold exactly. */
  readonly inexact: readonly number[]
}

/** Characters between two pauses. */
const BETWEEN = 4 * 1024 * 1024

/**
 * Goes through `text` once, with no memory but the counts: `JSON.parse` builds all of it before anybody can look at a limit.
 * What is no JSON is counted as if it were. Pauses with the part that has been read, 0 to 1.
 * @param room values that may still come
 */
export function* measure(
  text: string,
  { depth: deepest, members: most, listedPerFile }: ImportLimits,
  room: number,
): Generator<number, Measure, undefined> {
  const inexact: number[] = []
  /** Of the object that is open at each depth. */
  const members = new Uint32Array(deepest + 1)
  let values = 0
  let names = 0
  let depth = 0
  let pause = BETWEEN
  let at = 0
  const past = (): Measure => ({ isPast: true, values, names, inexact })
  while (at < text.length) {
    if (at > pause) {
      yield at / text.length
      pause = at + BETWEEN
    }
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfString(text, at)
      continue
    }
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      // What stands for itself is in nothing that counts it.
      values += depth === 0 ? 2 : 1
      if (++depth > deepest || values > room) return past()
      members[depth] = 0
    } else if (code === COMMA) {
      if (++values > room) return past()
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth = Math.max(0, depth - 1)
    else if (code === COLON) {
      names++
      members[depth] = (members[depth] ?? 0) + 1
      if ((members[depth] ?? 0) > most) return past()
    } else if (isDigit(code)) {
      const end = endOfNumber(text, at)
      // One more than can be listed is enough to be counted.
      if (inexact.length <= listedPerFile && isInexact(text, at, end)) inexact.push(at)
      at = end
      continue
    }
    at++
  }
  return { isPast: false, values, names, inexact }
}

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Behind the string that opens at `open`; the end of the text where it does not end. */
export function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1)
  return close < 0 ? text.length : close + 1
}

/** Behind the value that begins at `from`, in a text that is JSON. */
export function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth++
      at++
      continue
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      depth--
      at++
    } else if (depth > 0) {
      at++
      continue
    } else at = endOfWord(text, at)
    if (depth === 0) return at
  }
  return text.length
}

/** Behind a number, `true`, `false` or `null`. */
function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++
  return at
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === 0x5c) before--
  return (at - 1 - before) % 2 === 1
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function endOfNumber(text: string, from: number): number {
  let at = from + 1
  for (let code = text.charCodeAt(at); isDigit(code) || MORE_OF_A_NUMBER.has(code); )
    code = text.charCodeAt(++at)
  return at
}

/** `.`, `e`, `E`, `+`, `-`. */
const MORE_OF_A_NUMBER = new Set([0x2e, 0x65, 0x45, 0x2b, 0x2d])
/** Any integer of fifteen digits is held exactly. */
const EXACT_DIGITS = 15

function isInexact(text: string, from: number, to: number): boolean {
  // Without an exponent a long text is needed to be large.
  if (to - from <= EXACT_DIGITS && !/e/i.test(text.slice(from, to))) return false
  const value = Number(text.slice(from, to))
  return (
    !Number.isNaN(value) &&
    (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  )
}
