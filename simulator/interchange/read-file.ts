import { decodeText } from './decode-text'
import { accept, type Draft, openSource, type Source } from './draft'
import { isList, isObject, type JsonPath, type JsonValue } from './json'
import { valuesIn } from './json-text'
import { type ImportLimits, size } from './limits'
import { objectsIn } from './objects-in'

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
    source.problem(`The file is larger than ${size(limits.fileBytes)} and is not read.`)
    return
  }
  const { text, says, offset } = decodeText(bytes)
  source.read(text, 0)
  if (!looksLikeJson(text, name)) {
    source.unknown('This file is no JSON; it is left out.', [])
    return
  }
  if (says !== undefined) source.problem(says, offset)
  yield
  for (const { value, from } of parse(text, source, limits)) {
    source.read(text, from)
    reportNumbers(value, source)
    let since = 0
    for (const found of objectsIn(value, name)) {
      if ('says' in found) {
        if (found.kind === 'problem') source.problemAt(found.says, found.path)
        else source.unknown(found.says, found.path)
      } else if (draft.objects >= limits.objects) {
        source.problemAt(`There are more than ${limits.objects} objects; the rest is not read.`, found.path)
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
}

/** The values of the text, as far as it is JSON; what it is not is reported. */
function parse(text: string, source: Source, limits: ImportLimits): readonly Piece[] {
  let value: JsonValue
  try {
    value = JSON.parse(text)
  } catch {
    return locate(text, source, limits)
  }
  return isTooDeep(value, limits.depth) ? locate(text, source, limits) : [{ value, from: 0 }]
}

function locate(text: string, source: Source, limits: ImportLimits): readonly Piece[] {
  const { pieces, fault } = valuesIn(text, limits.depth)
  if (fault) {
    const found = fault.offset < text.length ? JSON.stringify(text[fault.offset]) : 'the end'
    const rest = pieces.length > 0 ? ' What stands before it is read.' : ''
    source.problem(
      `The file is no JSON here: expected ${fault.expected}, found ${found}.${rest}`,
      fault.offset,
    )
  }
  return pieces.map(({ from, to }) => ({ value: JSON.parse(text.slice(from, to)), from }))
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
