import { collectionNamed } from './collections'
import { decodeText } from './decode-text'
import { accept, type Draft, openSource, type Source, type Twice } from './draft'
import { lowerFirst } from './graph-names'
import { isList, isObject, type JsonPath, type JsonValue, quoted } from './json'
import { valuesIn } from './json-text'
import { type ImportLimits, size } from './limits'
import { type Measure, measure } from './measure'
import { noJson } from './no-json'
import { type FoundObject, objectsIn } from './objects-in'
import { type RepeatedName, repeatedNames } from './repeated-names'
import { BETWEEN, type Steps } from './steps'
import { type Weight, weightOf } from './twice'

/** What counting takes of the time, and with it what is done before the first object is there. */
const COUNTING = 0.2
const PARSING = 0.4

/**
 * Reads one file that is no zip into the draft. Pauses now and then with the part of the file that is read, 0 to 1, so that
 * whoever runs it can draw, or stop.
 */
export function* readFile(
  draft: Draft,
  name: string,
  bytes: Uint8Array,
  limits: ImportLimits,
): Generator<number, void, undefined> {
  const source = openSource(draft, name, limits)
  if (bytes.length > limits.fileBytes) {
    source.loss(`The file is larger than ${size(limits.fileBytes)} and is not read.`)
    source.close()
    return
  }
  const { text, says, offset } = decodeText(bytes)
  source.read(text, 0)
  if (!looksLikeJson(text, name)) {
    const { says, isLoss } = noJson(text, name)
    source.unknown(says, [], isLoss)
    source.close()
    return
  }
  if (says !== undefined) source.problem(says, offset)
  yield 0
  const counting = measure(text, limits, limits.values - draft.values)
  let counted = counting.next()
  for (; !counted.done; counted = counting.next()) yield counted.value * COUNTING
  let since = 0
  for (const piece of piecesOf(text, counted.value, draft, source, limits)) {
    if (typeof piece === 'number') {
      yield COUNTING + (PARSING - COUNTING) * piece
      continue
    }
    const { value, from, text: of, repeated } = piece
    source.read(of, from)
    const left = new Set(repeated)
    const around = byPlace(repeated)
    const inside = (found: FoundObject) =>
      (around === null ? [] : (around.get(keyOf(found.path)) ?? [])).flatMap((of) => {
        left.delete(of)
        return reportTwice(of, from, source, found)
      })
    for (const found of objectsIn(value, name)) {
      if ('says' in found) {
        if (found.kind === 'problem') source.lossAt(found.says, found.path)
        else source.unknown(found.says, found.path, found.kind === 'left')
      } else if (draft.objects >= limits.objects) {
        const most = limits.objects.toLocaleString('en')
        source.lossAt(`There are more than ${most} objects; the rest is not read.`, found.path)
        for (const of of left) reportTwice(of, from, source)
        source.close()
        return
      } else accept(draft, found, source, inside(found))
      if (++since % BETWEEN > 0) continue
      const part = from > 0 ? from / text.length : partAt(value, found.path)
      yield PARSING + (1 - PARSING) * part
    }
    for (const of of left) reportTwice(of, from, source)
  }
  source.close()
}

/** How far into a value `path` is, 0 to 1, by its first two steps. */
function partAt(value: JsonValue, [step, ...rest]: JsonPath, deep = 2): number {
  if (typeof value !== 'object' || value === null || step === undefined || deep === 0) return 0
  const names = isList(value) ? undefined : Object.keys(value)
  const at = names ? names.indexOf(String(step)) : Number(step)
  const inner = isList(value) ? value[at] : isObject(value) ? value[step] : undefined
  const all = names ? names.length : isList(value) ? value.length : 1
  return (Math.max(0, at) + partAt(inner ?? null, rest, deep - 1)) / all
}

function looksLikeJson(text: string, name: string): boolean {
  return /\.(json|jsonl|ndjson)$/i.test(name) || /^\s*[[{]/.test(text.slice(0, 4096))
}

interface Piece {
  readonly value: JsonValue
  readonly from: number
  /** The text that the value was read from, from its `from` on. */
  readonly text: string
  /** Members that are there twice and differ. */
  readonly repeated: readonly RepeatedName[]
}

/** The values of the text, as far as it is JSON and within the limits; what it is not is reported. A number is a pause: the part read. */
function* piecesOf(
  text: string,
  { isPast, values, names, inexact }: Measure,
  draft: Draft,
  source: Source,
  limits: ImportLimits,
): Generator<Piece | number, void, undefined> {
  yield 0
  const value = isPast ? undefined : parsed(text)
  if (value === undefined) {
    yield* locate(text, inexact, draft, source, limits)
    return
  }
  draft.values += values
  yield 0
  reportInexact(inexact, source)
  const repeated = yield* reportRepeated(text, 0, value, source, names)
  yield { value, from: 0, text, repeated }
}

/** Undefined: no JSON. */
function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function* locate(
  text: string,
  inexact: readonly number[],
  draft: Draft,
  source: Source,
  limits: ImportLimits,
): Generator<Piece | number, void, undefined> {
  const reading = valuesIn(text, { ...limits, before: draft.values }, holdsObjects)
  // Two numbers each: lines of a JSON Lines file are many.
  const ends: number[] = []
  let next = reading.next()
  for (; !next.done; next = reading.next()) {
    if (typeof next.value === 'number') yield next.value / text.length
    else ends.push(next.value.from, next.value.to)
  }
  const { fault, rescued, values } = next.value
  draft.values += values
  if (fault) {
    const found = fault.offset < text.length ? JSON.stringify(text[fault.offset]) : 'the end'
    const whole = ends.length / 2 + (rescued?.objects ?? 0)
    const before = rescued ? `The ${whole === 1 ? 'object' : `${whole} objects`}` : 'What stands'
    const rest = whole > 0 ? ` ${before} before it ${rescued && whole > 1 ? 'are' : 'is'} read.` : ''
    const is = fault.isLimit ? 'This is more than is read' : 'The file is no JSON here'
    source.loss(`${is}: expected ${fault.expected}, found ${found}.${rest}`, fault.offset)
  }
  const read = rescued?.to ?? ends.at(-1) ?? 0
  reportInexact(
    inexact.filter((offset) => offset < read),
    source,
  )
  for (let at = 0; at < ends.length; at += 2) {
    yield* piece(text, ends[at] ?? 0, text.slice(ends[at], ends[at + 1]), source)
  }
  if (rescued) {
    const { from, to, close } = rescued
    yield* piece(text.slice(0, to) + close, from, text.slice(from, to) + close, source)
  }
}

function* piece(
  text: string,
  from: number,
  own: string,
  source: Source,
): Generator<Piece | number, void, undefined> {
  const value: JsonValue = JSON.parse(own)
  const repeated = yield* reportRepeated(own, from, value, source)
  yield { value, from, text, repeated }
}

/** A list by one of these names holds whole objects, so its wrapper need not be whole. */
function holdsObjects(name: string): boolean {
  const graph = lowerFirst(name)
  return graph === 'value' || graph === 'responses' || collectionNamed(graph) !== undefined
}

/** Members that differ, of which it is looked up what hangs on them. Of more, anything may. */
const TWICE = 1_000

/** Reports what is there twice and the same; what differs is given back, for it hangs on the object what that does. */
function* reportRepeated(
  text: string,
  from: number,
  value: JsonValue,
  source: Source,
  names?: number,
): Steps<readonly RepeatedName[]> {
  const differing: RepeatedName[] = []
  for (const found of repeatedNames(text, value, names)) {
    if (typeof found === 'number') yield found
    else if (found.before !== undefined && differing.length < TWICE) differing.push(found)
    else source.problem(saysTwice(found, from, source), from + found.again, found.before !== undefined)
  }
  return differing
}

/** Reports a member that is there twice and differs. What a policy is marked with is given back. @param found the object that it is in */
function reportTwice(of: RepeatedName, from: number, source: Source, found?: FoundObject): readonly Twice[] {
  const { path, before = null, again } = of
  const inside = path.slice(found?.path.length ?? 0)
  const weight = weightOf(found, inside, before)
  source.problem(saysTwice(of, from, source, weight), from + again, weight === 'loss')
  return weight === 'policy' ? [{ path: inside, before }] : []
}

function saysTwice(of: RepeatedName, from: number, source: Source, weight: Weight = 'nothing') {
  return () => {
    const { line } = source.placeOf(from + of.first)
    const differs = of.isTooLong
      ? ' The one before is too long to be compared here'
      : ' The one before differs'
    return `${quoted(of.name)} is in this object twice, before on line ${line}: the last one counts, as JSON.parse has it.${weight === 'nothing' ? '' : differs + HANGS[weight]}`
  }
}

const HANGS: Readonly<Record<Exclude<Weight, 'nothing'>, string>> = {
  policy: ', so an answer that hangs on it in this policy is not certain.',
  loss: ', and which of them the tenant has is not known.',
}

/** By the place of everything that they are in; null: there are none. */
function byPlace(repeated: readonly RepeatedName[]): ReadonlyMap<string, readonly RepeatedName[]> | null {
  if (repeated.length === 0) return null
  const places = new Map<string, RepeatedName[]>()
  for (const of of repeated) {
    for (const at of of.path.keys()) {
      const key = keyOf(of.path.slice(0, at))
      const before = places.get(key)
      if (before) before.push(of)
      else places.set(key, [of])
    }
  }
  return places
}

const keyOf = (path: JsonPath) => JSON.stringify(path)

/** A number that JavaScript does not hold would come out of an export as another one. */
function reportInexact(offsets: readonly number[], source: Source): void {
  for (const offset of offsets) source.problem('This number is too large to be kept exactly.', offset)
}
