import { collectionNamed } from './collections'
import { decodeText } from './decode-text'
import { accept, type Draft, openSource, type Source } from './draft'
import { lowerFirst } from './graph-names'
import { isList, isObject, type JsonPath, type JsonValue, quoted } from './json'
import { valuesIn } from './json-text'
import { type ImportLimits, size } from './limits'
import { noJson } from './microsoft365dsc'
import { objectsIn } from './objects-in'
import { repeatedNames } from './repeated-names'

/** Objects between two pauses. */
const BETWEEN = 500

/** Reads one file that is no zip into the draft. Pauses now and then, so that whoever runs it can draw, or stop. */
export function* readFile(
  draft: Draft,
  name: string,
  bytes: Uint8Array,
  limits: ImportLimits,
): Generator<void, void, undefined> {
  const source = openSource(draft, name, limits)
  if (bytes.length > limits.fileBytes) {
    source.loss(`The file is larger than ${size(limits.fileBytes)} and is not read.`)
    return
  }
  const { text, says, offset } = decodeText(bytes)
  source.read(text, 0)
  if (!looksLikeJson(text, name)) {
    source.unknown(noJson(text), [])
    return
  }
  if (says !== undefined) source.problem(says, offset)
  yield
  for (const { value, from, text: of } of parse(text, source, limits)) {
    source.read(of, from)
    reportNumbers(value, source)
    let since = 0
    for (const found of objectsIn(value, name)) {
      if ('says' in found) {
        if (found.kind === 'problem') source.lossAt(found.says, found.path)
        else source.unknown(found.says, found.path)
      } else if (draft.objects >= limits.objects) {
        source.lossAt(`There are more than ${limits.objects} objects; the rest is not read.`, found.path)
        source.close()
        return
      } else accept(draft, found.collection, found.object, found.path, source)
      if (++since % BETWEEN === 0) yield
    }
  }
  source.close()
}

function looksLikeJson(text: string, name: string): boolean {
  return /\.(json|jsonl|ndjson)$/i.test(name) || /^\s*[[{]/.test(text.slice(0, 4096))
}

interface Piece {
  readonly value: JsonValue
  readonly from: number
  /** The text that the value was read from, from its `from` on. */
  readonly text: string
}

/** The values of the text, as far as it is JSON; what it is not is reported. */
function parse(text: string, source: Source, limits: ImportLimits): readonly Piece[] {
  let value: JsonValue
  try {
    value = JSON.parse(text)
  } catch {
    return locate(text, source, limits)
  }
  if (isTooDeep(value, limits.depth)) return locate(text, source, limits)
  reportRepeated(text, 0, value, source)
  return [{ value, from: 0, text }]
}

function locate(text: string, source: Source, limits: ImportLimits): readonly Piece[] {
  const { pieces, fault, rescued } = valuesIn(text, limits.depth, holdsObjects)
  if (fault) {
    const found = fault.offset < text.length ? JSON.stringify(text[fault.offset]) : 'the end'
    const whole = pieces.length + (rescued?.objects ?? 0)
    const before = rescued ? `The ${whole === 1 ? 'object' : `${whole} objects`}` : 'What stands'
    const rest = whole > 0 ? ` ${before} before it ${rescued && whole > 1 ? 'are' : 'is'} read.` : ''
    source.loss(`The file is no JSON here: expected ${fault.expected}, found ${found}.${rest}`, fault.offset)
  }
  const whole = pieces.map(({ from, to }) => ({ from, text: text.slice(0, to) }))
  const all = rescued
    ? [...whole, { from: rescued.from, text: text.slice(0, rescued.to) + rescued.close }]
    : whole
  return all.map(({ from, text: of }) => {
    const piece = of.slice(from)
    const value: JsonValue = JSON.parse(piece)
    reportRepeated(piece, from, value, source)
    return { value, from, text: of }
  })
}

/** A list by one of these names holds whole objects, so its wrapper need not be whole. */
function holdsObjects(name: string): boolean {
  const graph = lowerFirst(name)
  return graph === 'value' || graph === 'responses' || collectionNamed(graph) !== undefined
}

function reportRepeated(text: string, from: number, value: JsonValue, source: Source): void {
  for (const { name, first, again } of repeatedNames(text, value)) {
    source.problem(() => {
      const { line } = source.placeOf(from + first)
      return `${quoted(name)} is in this object twice, before on line ${line}: the last one counts, as JSON.parse has it.`
    }, from + again)
  }
}

/** Looks level by level, because a text of a megabyte can hold a million levels and a call for each would not fit the stack. */
function isTooDeep(value: JsonValue, depth: number): boolean {
  let level: JsonValue[] = [value]
  for (let down = 0; level.length > 0; down++) {
    const next: JsonValue[] = []
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue
      if (down >= depth) return true
      for (const inner of isList(each) ? each : Object.values(each)) {
        if (typeof inner === 'object' && inner !== null) next.push(inner)
      }
    }
    level = next
  }
  return false
}

/** A number that JavaScript does not hold would come out of an export as another one. */
function reportNumbers(value: JsonValue, source: Source, path: JsonPath = []): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      source.problemAt('This number is too large to be kept exactly.', path)
    }
  } else if (isList(value)) {
    for (const [at, each] of value.entries()) {
      if (typeof each === 'object' || typeof each === 'number') reportNumbers(each, source, [...path, at])
    }
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const each = value[name]
      if (typeof each === 'object' || typeof each === 'number') reportNumbers(each, source, [...path, name])
    }
  }
}
