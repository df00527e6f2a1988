import type { JsonPath } from './json'
import { endOfValue } from './measure'

/** Where a text stops being JSON. */
export interface JsonFault {
  readonly offset: number
  /** `a value`, `"," or "}"`. */
  readonly expected: string
  /** It may be JSON, and is more than is read. */
  readonly isLimit?: boolean
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

/** What is read of a text, at most. */
export interface TextLimits {
  /** Lists and objects inside each other. */
  readonly depth: number
  /** Members of one object. */
  readonly members?: number
  /** Lists, objects and what is in them, counted as `measure` does. */
  readonly values?: number
  /** How many of them were read before, elsewhere. */
  readonly before?: number
}

/** How a text ended. */
export interface Ending {
  readonly fault?: JsonFault
  readonly rescued?: Rescued
  /** How many values were read. */
  readonly values: number
}

/**
 * The JSON values that stand one after another in `text` (one, or the lines of a JSON Lines file), as pieces of it; and where
 * it stops being JSON, if it does. `JSON.parse` is faster and says neither where nor what, so this is asked once it has refused.
 * RFC 8259. A limit that is passed is a fault. `holds` tells the members by which an object is a wrapper of a list (`value`),
 * and not something of which a half must not be taken for the whole. Pauses now and then with where it is.
 */
export function* valuesIn(
  text: string,
  limits: TextLimits,
  holds: (name: string) => boolean = () => false,
): Generator<{ readonly from: number; readonly to: number } | number, Ending, undefined> {
  const reader = new Reader(text, limits, holds)
  let from = 0
  let isEmpty = true
  const ends = (rest: Omit<Ending, 'values'>): Ending => ({
    ...rest,
    values: reader.values - (limits.before ?? 0),
  })
  try {
    reader.space()
    while (reader.at < text.length) {
      from = reader.at
      reader.count()
      for (const _ of reader.value()) yield reader.at
      isEmpty = false
      yield { from, to: reader.at }
      reader.space()
      // JSON Lines and concatenated objects; anything else after a value is no JSON.
      if (reader.at < text.length && text[reader.at] !== '{' && text[reader.at] !== '[') {
        return ends({ fault: { offset: reader.at, expected: 'the end of the file' } })
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown
    const rescued = rescue(reader.open, from)
    return ends({ fault: thrown, ...(rescued ? { rescued } : {}) })
  }
  return ends(isEmpty ? { fault: { offset: 0, expected: 'a value' } } : {})
}

/** What of the value that begins at `from` is whole, when the lists and objects of `open` were open where it broke. */
function rescue([outer, inner]: readonly Open[], from: number): Rescued | undefined {
  if (!outer) return undefined
  if (outer.bracket === '[') {
    return outer.whole > 0 ? { from, to: outer.to, close: ']', objects: outer.whole } : undefined
  }
  // A list without a whole object is left out, and what stands before it may hold lists too.
  if (inner?.bracket === '[' && inner.isHeld && inner.whole > 0) {
    return { from, to: inner.to, close: ']}', objects: outer.held + inner.whole }
  }
  return outer.holds ? { from, to: outer.to, close: '}', objects: outer.held } : undefined
}

/**
 * Where the value at a path begins, in a text that is JSON from `from` on; or the last value on the way that is there. Names
 * are compared without the case of their first letter, because PowerShell writes it large. What is asked for mostly stands
 * behind what was asked for before, and is looked for from there.
 */
export class Locator {
  private path: JsonPath = []
  /** Where the value at each beginning of `path` begins. */
  private starts: number[] = []

  constructor(
    private readonly text: string,
    private readonly from: number,
  ) {}

  offsetOf(path: JsonPath): number {
    const reader = new Reader(this.text, { depth: Number.POSITIVE_INFINITY })
    let known = 0
    while (known < path.length && known + 1 < this.starts.length && path[known] === this.path[known]) known++
    const start = this.starts[known]
    if (start === undefined) {
      reader.at = this.from
      reader.space()
      this.starts = [reader.at]
    } else reader.at = start
    const before = this.path[known]
    const at = this.starts[known + 1]
    const step = path[known]
    const isBehind = typeof before === 'number' && typeof step === 'number' && step > before
    let since = isBehind && at !== undefined ? { index: before, at } : undefined
    this.starts.length = known + 1
    this.path = path
    for (const next of path.slice(known)) {
      const value = reader.at
      if (!reader.enter(next, since)) return value
      since = undefined
      this.starts.push(reader.at)
    }
    return reader.at
  }
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
    readonly isLimit = false,
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
  /** It is the value of a member that holds whole objects. */
  readonly isHeld: boolean
  /** Items or members read to their end, and where the last of them ends. */
  whole: number
  to: number
  /** Of an object: whether it has lists that hold whole objects, and how many there are in those that were read to their end. */
  holds: boolean
  held: number
}

/** Characters between two pauses. */
const BETWEEN = 64 * 1024

class Reader {
  at = 0
  values: number
  /** What is open, outermost first. */
  readonly open: Open[] = []
  private pause = BETWEEN
  /** Where the name of the member that is being read stands; nowhere, in a list. */
  private named = { from: 0, to: 0 }
  constructor(
    private readonly text: string,
    private readonly limits: TextLimits,
    private readonly holds: (name: string) => boolean = () => false,
  ) {
    this.values = limits.before ?? 0
  }

  space(): void {
    this.match(SPACE)
  }

  count(): void {
    const { values: most = Number.POSITIVE_INFINITY } = this.limits
    if (++this.values > most) throw this.past(`${most.toLocaleString('en')} values in all files`)
  }

  private past(most: string): Stop {
    return new Stop(this.at, `no more than ${most}`, true)
  }

  /** Goes behind a value. What it holds is kept on a stack of its own, so that it can pause inside of it. */
  *value(): Generator<undefined, void, undefined> {
    do {
      if (this.at > this.pause) {
        this.pause = this.at + BETWEEN
        yield
      }
      const begins = this.text[this.at]
      if (begins === '{' || begins === '[') {
        if (this.begin(begins)) continue
      } else if (begins === '"') this.string()
      else if (!this.match(NUMBER) && !this.match(WORD)) throw new Stop(this.at, 'a value')
      while (this.open.length > 0 && !this.goOn()) this.end()
    } while (this.open.length > 0)
  }

  /** Opens a list or an object, up to its first value. False, and behind it, when it is empty. */
  private begin(bracket: '{' | '['): boolean {
    if (this.open.length >= this.limits.depth) throw this.past(`${this.limits.depth} levels`)
    this.count()
    const isHeld = this.open.length + 1 === HELD && bracket === '[' && this.holds(this.nameOf(this.named))
    this.open.push({ bracket, isHeld, whole: 0, to: this.at + 1, holds: false, held: 0 })
    this.at++
    this.space()
    if (this.text[this.at] !== (bracket === '{' ? '}' : ']')) {
      this.member()
      return true
    }
    this.end()
    return false
  }

  /** Behind a value: goes to the next one of what is open. False at its end. */
  private goOn(): boolean {
    const open = this.open.at(-1) as Open
    const close = open.bracket === '{' ? '}' : ']'
    open.whole++
    open.to = this.at
    this.space()
    const next = this.text[this.at]
    if (next === close) return false
    if (next !== ',') throw new Stop(this.at, `"," or "${close}"`)
    this.count()
    this.at++
    this.space()
    this.member()
    return true
  }

  /** Goes behind the bracket that closes what is open. */
  private end(): void {
    this.at++
    const closed = this.open.pop()
    const around = this.open.at(-1)
    if (!closed?.isHeld || !around) return
    around.holds = true
    around.held += closed.whole
  }

  /** Goes to the value of the next member or item. */
  private member(): void {
    const { bracket, whole } = this.open.at(-1) as Open
    if (bracket === '[') {
      this.named = { from: 0, to: 0 }
      return
    }
    const { members: most = Number.POSITIVE_INFINITY } = this.limits
    if (whole >= most) throw this.past(`${most.toLocaleString('en')} members of one object`)
    this.named = this.name()
  }

  /**
   * Goes to the value of the member or item `step` of a text that is JSON. False, and anywhere, when there is none.
   * @param since an item before it, and where that begins
   */
  enter(step: string | number, since?: { readonly index: number; readonly at: number }): boolean {
    const object = this.text[this.at] === '{'
    if (!object && this.text[this.at] !== '[') return false
    let index = 0
    if (since) {
      this.at = since.at
      if (!this.skip()) return false
      index = since.index + 1
    } else this.at++
    for (; ; index++) {
      this.space()
      if (this.text[this.at] === '}' || this.text[this.at] === ']') return false
      const name = object ? this.nameOf(this.name()) : index
      if (name === step || (typeof name === 'string' && lowered(name) === lowered(String(step)))) return true
      if (!this.skip()) return false
    }
  }

  /** Goes behind a value and its comma. */
  private skip(): boolean {
    this.at = endOfValue(this.text, this.at)
    this.space()
    if (this.text[this.at] !== ',') return false
    this.at++
    return true
  }

  private name(): { from: number; to: number } {
    if (this.text[this.at] !== '"') throw new Stop(this.at, 'the name of a member, in double quotes')
    const from = this.at
    this.string()
    const to = this.at
    this.space()
    if (this.text[this.at] !== ':') throw new Stop(this.at, '":"')
    this.at++
    this.space()
    return { from, to }
  }

  private nameOf({ from, to }: { from: number; to: number }): string {
    return to > from ? JSON.parse(this.text.slice(from, to)) : ''
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

/** The level of a list in the object that wraps it. */
const HELD = 2

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
