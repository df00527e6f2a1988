import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { lostMembers } from '../directory/lost-members'
import { isOfAzure } from './azure-collections'
import { type CollectionName, SINGLETONS } from './collections'
import type { Problem, Unknown } from './import-result'
import {
  isList,
  isObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  pathText,
  quoted,
  sameJson,
  textOf,
} from './json'
import { offsetOf, type Place, placeOf } from './json-text'
import type { ImportLimits } from './limits'
import { readMembers } from './members'
import { TENANT_MEMBERS } from './tenant-members'

/** An object as it came, and as the evaluator may have it: null when another of the same id was there first. */
export interface Accepted {
  readonly object: JsonObject
  readonly view: JsonObject | null
}

/** What has come in so far, while an import goes on. */
export interface Draft {
  readonly accepted: Map<CollectionName, Accepted[]>
  readonly problems: Problem[]
  readonly unknown: Unknown[]
  /** The number of objects accepted. */
  objects: number
  /** Position in `accepted` by collection and id. */
  readonly byId: Map<string, number>
}

/** An empty draft. */
export function createDraft(): Draft {
  return { accepted: new Map(), problems: [], unknown: [], objects: 0, byId: new Map() }
}

/** A file while it is read: reports go to the draft, with their place, until there are too many. */
export interface Source {
  readonly name: string
  /** A message that takes work to make is a function: it is not called when the report is not listed. */
  problem(message: string | (() => string), offset?: number): void
  /** A problem by which something did not come in. */
  loss(message: string, offset?: number): void
  lossAt(message: string, path: JsonPath): void
  /** The line and column of an offset of its text. */
  placeOf(offset: number): Place
  problemAt(message: string, path: JsonPath): void
  unknown(says: string, path: JsonPath): void
  /** Says how many reports were not listed. */
  close(): void
}

const LOSS = { isLoss: true } as const

/**
 * Reports about the piece of `text` that begins at `from` (a JSON Lines file has several).
 */
export function openSource(
  draft: Draft,
  name: string,
  limits: ImportLimits,
): Source & { read(text: string, from: number): void } {
  let text = ''
  let from = 0
  let left = limits.listedPerFile
  let more = 0
  const listed = () => (left > 0 ? left-- > 0 : more++ < 0)
  let lost = false
  const problem = (message: string | (() => string), offset: number, isLoss = false) => {
    lost ||= isLoss
    if (!listed()) return
    const says = typeof message === 'string' ? message : message()
    draft.problems.push({ file: name, ...placeOf(text, offset), message: says, ...(isLoss ? LOSS : {}) })
  }
  return {
    name,
    read: (next, start) => {
      text = next
      from = start
    },
    problem: (message, offset = 0) => problem(message, offset),
    loss: (message, offset = 0) => problem(message, offset, true),
    lossAt: (message, path) => problem(message, offsetOf(text, path, from), true),
    placeOf: (offset) => placeOf(text, offset),
    problemAt: (message, path) => {
      if (left > 0) problem(message, offsetOf(text, path, from))
      else more++
    },
    unknown: (says, path) => {
      if (listed()) draft.unknown.push({ file: name, path: pathText(path), says })
    },
    close: () => {
      if (more > 0) {
        const message = `${more} more of this file are not listed.`
        draft.problems.push({ file: name, line: 1, column: 1, message, ...(lost ? LOSS : {}) })
      }
    },
  }
}

/**
 * Takes an object into the draft. The same object twice is one. Of two different ones with one id both are kept, the first one
 * read counts, and that is a problem.
 */
export function accept(
  draft: Draft,
  collection: CollectionName,
  object: JsonObject,
  path: JsonPath,
  source: Source,
): void {
  const list = draft.accepted.get(collection) ?? []
  draft.accepted.set(collection, list)
  const id = SINGLETONS.includes(collection) ? collection : textOf(object, 'id')
  const key = id === undefined ? undefined : `${collection}/${id.toLowerCase()}`
  const before = key === undefined ? undefined : draft.byId.get(key)
  if (before !== undefined) {
    const first = list[before]?.object
    if (!sameJson(first, object)) {
      const name = textOf(object, 'displayName') ?? ''
      const says = `${quoted(id ?? '')} of ${collection} is here again and different (${quoted(name)}); the first one read counts.`
      source.problemAt(says, path)
      list.push({ object, view: null })
      draft.objects++
    }
    return
  }
  if (key !== undefined) draft.byId.set(key, list.length)
  list.push({ object, view: viewOf(collection, object, path, source) })
  draft.objects++
}

function viewOf(collection: CollectionName, object: JsonObject, path: JsonPath, source: Source): JsonObject {
  const members = TENANT_MEMBERS[collection]
  if (!members) return object
  const isAzure = isOfAzure(collection)
  const inside = (inner: JsonPath) => inner.slice(path.length)
  const view = readMembers(members, object, path, {
    wrong: (at, expected, found, decisive) => {
      const then = decisive
        ? `it is kept, and ${isAzure ? 'what it could change is not certain' : 'the policy is not decided without it'}`
        : 'it is kept and does not count'
      const says = `${quoted(pathText(inside(at)))} is ${typeName(found)}, and has to be ${expected}: ${then}.`
      source.problemAt(`${says}${isCutOff(found, expected) ? CUT_OFF : ''}`, at)
    },
    taken: (at, expected, found) => {
      const is = `${quoted(pathText(inside(at)))} is ${typeName(found)} where ${isAzure ? 'Azure' : 'Graph'} has ${expected}`
      const why = isList(found) ? '' : ', as PowerShell writes a list of one'
      source.problemAt(`${is}${why}; it is read as that.`, at)
    },
    unknown: (at) =>
      source.unknown(
        'This member of a policy is not understood. It is kept, and an answer that it could change says so.',
        at,
      ),
  })
  if (collection === 'conditionalAccessPolicies') {
    // Members of the wrong type are set aside in the view.
    for (const { path: at, says } of lostMembers(view as unknown as ConditionalAccessPolicy))
      source.problemAt(`${quoted(at.join('.'))} is there, and the export lost ${says}`, [...path, ...at])
  }
  return view
}

function typeName(value: JsonValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `the text ${quoted(value)}`
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return `the number ${value}`
  return isObject(value) ? 'an object' : 'a list'
}

/** What `ConvertTo-Json` writes below its depth, which is 2 where nobody says more: a policy has five levels. */
function isCutOff(value: JsonValue, expected: string): boolean {
  if (typeof value !== 'string' || !/^a list|^an object/.test(expected)) return false
  return /^@\{|^System\.|^\S+(?: \S+)+$/.test(value)
}

const CUT_OFF =
  ' PowerShell writes so what is deeper than ConvertTo-Json goes: export it again with -Depth 10.'
