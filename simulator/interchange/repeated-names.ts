import { isList, type JsonValue } from './json'

/** A name that an object has twice. Offsets are of the text. */
export interface RepeatedName {
  readonly name: string
  readonly first: number
  readonly again: number
}

/**
 * Names that stand twice in one object of `text`, which is the JSON that `value` was read from.
 * `JSON.parse` takes the last and says nothing (RFC 8259 section 4), so names are counted in both; only where the counts differ
 * is the text gone through name by name.
 */
export function repeatedNames(text: string, value: JsonValue): readonly RepeatedName[] {
  return namesIn(text) === membersOf(value) ? [] : find(text)
}

/** The number of strings with a colon behind them. */
function namesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOf(text, at)
    if (isName(text, at)) count++
  }
  return count
}

/** Behind the string that opens at `open`. */
function endOf(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1)
  return close < 0 ? text.length : close + 1
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === 0x5c) before--
  return (at - 1 - before) % 2 === 1
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

function find(text: string): RepeatedName[] {
  const found: RepeatedName[] = []
  const open: Map<string, number>[] = []
  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    if (token[0] === '{') open.push(new Map())
    else if (token[0] === '}') open.pop()
    else {
      const end = endOf(text, token.index)
      TOKEN.lastIndex = end
      const names = open.at(-1)
      if (!names || !isName(text, end)) continue
      const name: string = JSON.parse(text.slice(token.index, end))
      const first = names.get(name)
      if (first === undefined) names.set(name, token.index)
      else found.push({ name, first, again: token.index })
    }
  }
  return found
}
