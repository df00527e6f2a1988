import type { JsonPath } from './json'

/** Where a text stops being JSON. */
export interface JsonFault {
  readonly offset: number
  /** `a value`, `"," or "}"`. */
  readonly expected: string
}

/** A line and a column of a text, both counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * The beginning of a value that breaks off: with `close` behind it, it is JSON. It ends behind the last whole object of the list
 * that broke, so nothing in it is half an object.
 */
export interface Rescued {
  readonly from: number
  readonly to: number
  readonly close: string
  /** Whole objects before the break. */
  readonly objects: number
}

/**
 * The JSON values that stand one after another in `text` (one, or the lines of a JSON Lines file), as pieces of it; and where
 * it stops being JSON, if it does. `JSON.parse` is faster and says neither where nor what, so this is asked once it has refused.
 * RFC 8259. `depth` is how many lists and objects may be inside each other; `holds` tells the members by which an object is a
 * wrapper of a list (`value`), and not something of which a half must not be taken for the whole.
 */
export function valuesIn(
  text: string,
  depth: number,
  holds: (name: string) => boolean = () => false,
): {
  readonly pieces: readonly { readonly from: number; readonly to: number }[]
  readonly fault?: JsonFault
  readonly rescued?: Rescued
} {
  const reader = new Reader(text, depth)
  const pieces: { from: number; to: number }[] = []
  let from = 0
  try {
    reader.space()
    while (reader.at < text.length) {
      from = reader.at
      reader.value(0)
      pieces.push({ from, to: reader.at })
      reader.space()
      // JSON Lines and concatenated objects; anything else after a value is no JSON.
      if (reader.at < text.length && text[reader.at] !== '{' && text[reader.at] !== '[') {
        return { pieces, fault: { offset: reader.at, expected: 'the end of the file' } }
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown
    const rescued = rescue(reader.open, from, holds)
    return { pieces, fault: thrown, ...(rescued ? { rescued } : {}) }
  }
  return pieces.length > 0 ? { pieces } : { pieces, fault: { offset: 0, expected: 'a value' } }
}

/** What of the value that begins at `from` is whole, when the lists and objects of `open` were open where it broke. */
function rescue(
  [outer, inner]: readonly Open[],
  from: number,
  holds: (name: string) => boolean,
): Rescued | undefined {
  if (!outer) return undefined
  if (outer.bracket === '[') {
    return outer.whole > 0 ? { from, to: outer.to, close: ']', objects: outer.whole } : undefined
  }
  const held = outer.lists.filter(({ name }) => holds(name))
  const before = held.reduce((sum, { items }) => sum + items, 0)
  // A list without a whole object is left out, and what stands before it may hold lists too.
  if (inner?.bracket === '[' && holds(inner.name) && inner.whole > 0) {
    return { from, to: inner.to, close: ']}', objects: before + inner.whole }
  }
  return held.length > 0 ? { from, to: outer.to, close: '}', objects: before } : undefined
}

/**
 * Where the value at `path` begins, in a text that is JSON; or the last value on the way that is there. Names are compared
 * without the case of their first letter, because PowerShell writes it large.
 */
export function offsetOf(text: string, path: JsonPath, from = 0): number {
  const reader = new Reader(text, Number.POSITIVE_INFINITY)
  reader.at = from
  reader.space()
  for (const step of path) {
    const start = reader.at
    if (!reader.enter(step)) return start
  }
  return reader.at
}

/** The line and column of `offset` in `text`. */
export function placeOf(text: string, offset: number): Place {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    start = at + 1
  }
  return { line, column: offset - start + 1 }
}

/** Thrown by the reader below, and caught here. */
class Stop extends Error implements JsonFault {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super(expected)
  }
}

const SPACE = /[\t\n\r ]*/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 section 7 keeps them out of strings.
const PLAIN = /[^"\\\u0000-\u001f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y

/** A list or an object that is being read. */
interface Open {
  readonly bracket: '[' | '{'
  /** The member that it is the value of; empty for an item and for the whole. */
  readonly name: string
  /** Items or members read to their end, and where the last of them ends. */
  whole: number
  to: number
  /** Of an object: its members that are lists, read to their end. */
  readonly lists: { readonly name: string; readonly items: number }[]
}

class Reader {
  at = 0
  /** What is open, outermost first; the first two levels, as a break is told by them. */
  readonly open: Open[] = []
  private member = ''
  constructor(
    private readonly text: string,
    private readonly depth: number,
  ) {}

  space(): void {
    this.match(SPACE)
  }

  value(depth: number): void {
    const open = this.text[this.at]
    if (open === '"') this.string()
    else if (open === '{' || open === '[') {
      if (depth >= this.depth) throw new Stop(this.at, `no more than ${this.depth} levels`)
      this.items(open, depth + 1)
    } else if (!this.match(NUMBER) && !this.match(WORD)) throw new Stop(this.at, 'a value')
  }

  /** Goes to the value of the member or item `step`. False, and anywhere, when there is none. */
  enter(step: string | number): boolean {
    const object = this.text[this.at] === '{'
    if (!object && this.text[this.at] !== '[') return false
    this.at++
    for (let index = 0; ; index++) {
      this.space()
      if (this.text[this.at] === '}' || this.text[this.at] === ']') return false
      const name = object ? this.name() : index
      if (name === step || (typeof name === 'string' && lowered(name) === lowered(String(step)))) return true
      // The text is JSON, so the stack that parsed it holds this as well.
      this.value(0)
      this.space()
      if (this.text[this.at] !== ',') return false
      this.at++
    }
  }

  private items(bracket: '{' | '[', depth: number): void {
    const close = bracket === '{' ? '}' : ']'
    const open: Open = { bracket, name: this.member, whole: 0, to: this.at + 1, lists: [] }
    if (depth <= SEEN) this.open.push(open)
    this.at++
    this.space()
    for (let next = this.text[this.at] === close ? close : ''; next !== close; ) {
      this.member = bracket === '{' ? this.name() : ''
      this.value(depth)
      open.whole++
      open.to = this.at
      this.space()
      next = this.text[this.at] ?? ''
      if (next !== ',' && next !== close) throw new Stop(this.at, `"," or "${close}"`)
      if (next === close) break
      this.at++
      this.space()
    }
    this.at++
    if (depth > SEEN) return
    this.open.pop()
    if (bracket === '[') this.open.at(-1)?.lists.push({ name: open.name, items: open.whole })
  }

  private name(): string {
    if (this.text[this.at] !== '"') throw new Stop(this.at, 'the name of a member, in double quotes')
    const from = this.at
    this.string()
    const name: string = JSON.parse(this.text.slice(from, this.at))
    this.space()
    if (this.text[this.at] !== ':') throw new Stop(this.at, '":"')
    this.at++
    this.space()
    return name
  }

  private string(): void {
    const from = this.at
    this.at++
    do this.match(PLAIN)
    while (this.match(ESCAPE))
    const end = this.text[this.at]
    if (end === undefined) throw new Stop(from, 'a string that ends')
    if (end === '\\') throw new Stop(this.at, 'an escape of JSON')
    if (end !== '"') throw new Stop(this.at, 'a string without line breaks or control characters')
    this.at++
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    if (!pattern.test(this.text)) return false
    const moved = pattern.lastIndex > this.at
    this.at = pattern.lastIndex
    return moved
  }
}

/** Levels of `open`. */
const SEEN = 2

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
