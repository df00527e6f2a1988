import { isList, type JsonPath, type JsonValue, sameJson } from './json'
import { endOfString, endOfValue } from './measure'
import type { Steps } from './steps'

/** A name that an object has twice. Offsets are of the text. */
export interface RepeatedName {
  readonly name: string
  readonly first: number
  readonly again: number
  /** Where the member is, by the names around it. */
  readonly path: JsonPath
  /** The value that stood there before this one; undefined: the same one. Of what is too long to be compared: an empty object. */
  readonly before: JsonValue | undefined
  /** Left out: it was compared. */
  readonly isTooLong?: true
}

/** Characters between two pauses, and values. */
const BETWEEN = 64 * 1024
const VALUES_BETWEEN = 8 * 1024

/**
 * Names that stand twice in one object of `text`, which is the JSON that `value` was read from, one after another.
 * `JSON.parse` takes the last and says nothing (RFC 8259 section 4), so names are counted in both; only where the counts differ
 * is the text gone through name by name. Pauses now and then with the part of its work that is done, 0 to 1.
 * @param names how many names the text has, where that is known
 */
export function* repeatedNames(
  text: string,
  value: JsonValue,
  names?: number,
): Generator<RepeatedName | number, void, undefined> {
  const written = names ?? (yield* namesIn(text))
  if (written !== (yield* membersOf(value, written))) yield* find(text)
}

/** The number of colons outside of strings. */
function* namesIn(text: string): Steps<number> {
  let count = 0
  let pause = BETWEEN
  const token = /[:"]/g
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === ':') count++
    else token.lastIndex = endOfString(text, found.index)
    if (token.lastIndex < pause) continue
    pause = token.lastIndex + BETWEEN
    yield token.lastIndex / text.length
  }
  return count
}

function isName(text: string, from: number): boolean {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  return text.charCodeAt(at) === 0x3a
}

/** Tab, line feed, carriage return, space. */
function isSpace(code: number): boolean {
  return code === 32 || (code > 8 && code < 14)
}

/** The number of members at all levels. @param most how many there can be */
function* membersOf(value: JsonValue, most: number): Steps<number> {
  let count = 0
  let left = VALUES_BETWEEN
  const open: JsonValue[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (--left <= 0) {
      left = VALUES_BETWEEN
      yield count / Math.max(1, most)
    }
    if (typeof next !== 'object' || next === null) continue
    if (isList(next)) {
      for (const each of next) if (typeof each === 'object') open.push(each)
    } else {
      for (const name of Object.keys(next)) {
        count++
        const each = next[name]
        if (typeof each === 'object') open.push(each)
      }
    }
  }
  return count
}

/** A list or an object in which the text is. */
interface Open {
  /** Of an object: where each of its names stands, the first time and the last. */
  readonly names: Map<string, { readonly first: number; last: number }> | null
  /** The member or the item that is being read. */
  step: string | number
}

const TOKEN = /[{}[\],]|"/g

/**
 * Values up to this many characters are always compared. Of longer ones together no more than some characters, because what is in
 * them may be there twice as well, and would be read again at each depth.
 */
const SHORT = 64
const roomFor = (text: string) => 2 * text.length + BETWEEN

function* find(text: string): Generator<RepeatedName | number, void, undefined> {
  const open: Open[] = []
  let from = 0
  let pause = BETWEEN
  let room = roomFor(text)
  for (;;) {
    if (from > pause) {
      pause = from + BETWEEN
      yield from / text.length
    }
    TOKEN.lastIndex = from
    const token = TOKEN.exec(text)
    if (!token) return
    from = token.index + 1
    const inside = open.at(-1)
    if (token[0] === '{') open.push({ names: new Map(), step: '' })
    else if (token[0] === '[') open.push({ names: null, step: 0 })
    else if (token[0] === '}' || token[0] === ']') open.pop()
    else if (token[0] === ',') {
      if (typeof inside?.step === 'number') inside.step++
    } else {
      from = endOfString(text, token.index)
      const names = inside?.names
      if (!names || !isName(text, from)) continue
      const name: string = JSON.parse(text.slice(token.index, from))
      inside.step = name
      const found = names.get(name)
      if (found === undefined) {
        names.set(name, { first: token.index, last: token.index })
        continue
      }
      const [one, other] = [found.last, token.index].map((at) => {
        const written = valueAt(text, at, Math.max(SHORT, room))
        room -= written?.length ?? 0
        return written
      })
      found.last = token.index
      const of = { name, first: found.first, again: token.index, path: open.map(({ step }) => step) }
      if (one === undefined || other === undefined) yield { ...of, before: {}, isTooLong: true }
      else {
        const [before, after]: JsonValue[] = [JSON.parse(one), JSON.parse(other)]
        yield { ...of, before: sameJson(before, after) ? undefined : before }
      }
    }
  }
}

/** The value of the member whose name begins at `name`, as it is written; undefined: it has more than `most` characters. */
function valueAt(text: string, name: number, most: number): string | undefined {
  let from = text.indexOf(':', endOfString(text, name)) + 1
  while (isSpace(text.charCodeAt(from))) from++
  const near = text.slice(from, from + most)
  const end = endOfValue(near, 0)
  return end < near.length || from + most >= text.length ? near.slice(0, end) : undefined
}
