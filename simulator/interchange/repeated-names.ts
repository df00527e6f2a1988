import { isList, type JsonValue } from './json'
import { endOfString } from './measure'

/** A name that an object has twice. Offsets are of the text. */
export interface RepeatedName {
  readonly name: string
  readonly first: number
  readonly again: number
}

/**
 * Names that stand twice in one object of `text`, which is the JSON that `value` was read from, one after another.
 * `JSON.parse` takes the last and says nothing (RFC 8259 section 4), so names are counted in both; only where the counts differ
 * is the text gone through name by name.
 * @param names how many names the text has, where that is known
 */
export function* repeatedNames(
  text: string,
  value: JsonValue,
  names = namesIn(text),
): Generator<RepeatedName, void, undefined> {
  if (names !== membersOf(value)) yield* find(text)
}

/** The number of colons outside of strings. */
function namesIn(text: string): number {
  let count = 0
  const token = /[:"]/g
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === ':') count++
    else token.lastIndex = endOfString(text, found.index)
  }
  return count
}

function isName(text: string, from: number): boolean {
  let at = from
  // Tab, line feed, carriage return, space.
  for (let code = text.charCodeAt(at); code === 32 || (code > 8 && code < 14); code = text.charCodeAt(at))
    at++
  return text.charCodeAt(at) === 0x3a
}

/** The number of members at all levels. */
function membersOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (isList(value)) for (const each of value) count += membersOf(each)
  else for (const name of Object.keys(value)) count += 1 + membersOf(value[name] ?? null)
  return count
}

const TOKEN = /[{}]|"/g

function* find(text: string): Generator<RepeatedName, void, undefined> {
  const open: Map<string, number>[] = []
  let from = 0
  for (;;) {
    TOKEN.lastIndex = from
    const token = TOKEN.exec(text)
    if (!token) return
    from = token.index + 1
    if (token[0] === '{') open.push(new Map())
    else if (token[0] === '}') open.pop()
    else {
      from = endOfString(text, token.index)
      const names = open.at(-1)
      if (!names || !isName(text, from)) continue
      const name: string = JSON.parse(text.slice(token.index, from))
      const first = names.get(name)
      if (first === undefined) names.set(name, token.index)
      else yield { name, first, again: token.index }
    }
  }
}
