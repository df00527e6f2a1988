/** An object that somebody else wrote. Its members are of any type until they have been read by one (`readMembers`). */
export type JsonObject = Readonly<Record<string, unknown>>

/** Reads one member: its value when it is of the type, undefined when it is of another. */
export type Reader<T> = (value: unknown) => T | undefined

/** What a set of readers gives: each member that was there, as its reader gives it. */
export type Members<Shape> = {
  readonly [Name in keyof Shape]?: Shape[Name] extends Reader<infer T> ? T : never
}

/** This engine's limit: what reads deeper than this by recursion stays far from the end of any stack. */
const DEEPEST = 32
const LONE_SURROGATE = /\p{Cs}/u
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/**
 * Reads an object that somebody else wrote, as I-JSON has it (RFC 7493 section 2): names are unique, texts are Unicode,
 * numbers are finite; and at most 32 levels deep. Undefined when `text` is anything else: there is nothing in between.
 */
export function readJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) && countNames(value, 1) === writtenNames(text) ? value : undefined
  } catch {
    return undefined
  }
}

/** The same from bytes, which have to be UTF-8 without a byte order mark (RFC 8259 section 8.1). */
export function readJsonBytes(bytes: Uint8Array): JsonObject | undefined {
  try {
    return readJsonObject(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The members of `object` that `shape` knows, or the name of the first that is there and of another type. Others are left alone. */
export function readMembers<Shape extends Readonly<Record<string, Reader<unknown>>>>(
  object: JsonObject,
  shape: Shape,
): { readonly members: Members<Shape> } | { readonly wrong: string } {
  const members: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(shape)) {
    if (!Object.hasOwn(object, name)) continue
    members[name] = read(object[name])
    if (members[name] === undefined) return { wrong: name }
  }
  return { members: members as Members<Shape> }
}

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined)

export const texts: Reader<readonly string[]> = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined

export const number: Reader<number> = (value) => (typeof value === 'number' ? value : undefined)

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value that is no text yet, from a host page or a file, is JSON of at most 32 levels: no cycle, nothing that has no text. */
export function isShallowJson(value: unknown, depth = DEEPEST): boolean {
  if (typeof value === 'object' && value !== null)
    return depth > 0 && Object.values(value).every((each) => isShallowJson(each, depth - 1))
  return typeof value === 'string' ? isWellFormed(value) : typeof value !== 'bigint'
}

/** RFC 7493 section 2.1: a text of I-JSON has no half of a pair of surrogates, which no address and no form can carry. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}

/** Any value in a few words for a sentence: a text as it is, another as JSON, what is not there as "missing". */
export function inWords(value: unknown): string {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'missing')
  return words.length > 100 ? `${words.slice(0, 100)}...` : words
}

/** How many names there are in `value`, all levels together; NaN, which equals nothing, when something in it is no I-JSON. */
function countNames(value: unknown, depth: number): number {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? Number.NaN : 0
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : Number.NaN
  if (typeof value !== 'object' || value === null) return 0
  if (depth > DEEPEST) return Number.NaN
  const names = Array.isArray(value) ? [] : Object.keys(value)
  return [...names, ...Object.values(value)].reduce<number>(
    (sum, each) => sum + countNames(each, depth + 1),
    names.length,
  )
}

/** How many names stand in the text of an object. `JSON.parse` keeps the last of two and says nothing: then there are fewer in its value. */
function writtenNames(json: string): number {
  let count = 0
  for (const [, colon] of json.matchAll(STRING)) if (colon) count++
  return count
}
