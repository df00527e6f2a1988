import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { lostMembers } from '../directory/lost-members'
import { lostParts } from '../directory/lost-parts'
import { IS_TWICE } from '../directory/not-understood'
import { isOfAzure } from './azure-collections'
import { type CollectionName, SINGLETONS } from './collections'
import type { Problem, Unknown } from './import-result'
import {
  isList,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  pathText,
  quoted,
  sameJson,
  textOf,
} from './json'
import { Locator, type Place, placeOf } from './json-text'
import type { ImportLimits } from './limits'
import { readMembers } from './members'
import type { FoundObject } from './objects-in'
import { TENANT_MEMBERS } from './tenant-members'
import { NAMES, withTwice } from './twice'

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
  /** How many values were read, as `measure` counts them. */
  values: number
  /** Objects that were there before, and different. */
  copies: number
  /** Those of them of which no date says which is newer. */
  undated: number
  /** Parts that policies have lost, by their path: where in `problems` the first is reported. Of the others it is said there. */
  readonly lostParts: Map<string, number>
  /** Position in `accepted` by collection and id. */
  readonly byId: Map<string, number>
}

/** A member that is there twice and differs: its path, and the value before. */
export interface Twice {
  readonly path: JsonPath
  readonly before: JsonValue
}

/** An empty draft. */
export function createDraft(): Draft {
  const counts = { objects: 0, values: 0, copies: 0, undated: 0 }
  return {
    accepted: new Map(),
    problems: [],
    unknown: [],
    ...counts,
    lostParts: new Map(),
    byId: new Map(),
  }
}

/** A file while it is read: reports go to the draft, with their place, until there are too many. */
export interface Source {
  readonly name: string
  /** A message that takes work to make is a function: it is not called when the report is not listed. */
  problem(message: string | (() => string), offset?: number, isLoss?: boolean): void
  /** A problem by which something did not come in. */
  loss(message: string, offset?: number): void
  lossAt(message: string, path: JsonPath): void
  /** The line and column of an offset of its text. */
  placeOf(offset: number): Place
  problemAt(message: string, path: JsonPath): void
  /** @param isLoss it holds what is not read */
  unknown(says: string, path: JsonPath, isLoss?: boolean): void
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
  let locator: Locator | undefined
  let left = Math.min(limits.listedPerFile, limits.listed - draft.problems.length - draft.unknown.length)
  let more = 0
  const listed = () => (left > 0 ? left-- > 0 : more++ < 0)
  let lost = false
  const problem = (message: string | (() => string), offset: number, isLoss = false) => {
    lost ||= isLoss
    if (!listed()) return
    const says = typeof message === 'string' ? message : message()
    draft.problems.push({ file: name, ...placeOf(text, offset), message: says, ...(isLoss ? LOSS : {}) })
  }
  const placed = (message: string | (() => string), path: JsonPath, isLoss = false) => {
    lost ||= isLoss
    if (left <= 0) {
      more++
      return
    }
    locator ??= new Locator(text, from)
    problem(message, locator.offsetOf(path), isLoss)
  }
  return {
    name,
    read: (next, start) => {
      text = next
      from = start
      locator = undefined
    },
    problem: (message, offset = 0, isLoss = false) => problem(message, offset, isLoss),
    loss: (message, offset = 0) => problem(message, offset, true),
    lossAt: (message, path) => placed(message, path, true),
    placeOf: (offset) => placeOf(text, offset),
    problemAt: (message, path) => placed(message, path),
    unknown: (says, path, isLoss = false) => {
      lost ||= isLoss
      if (!listed()) return
      draft.unknown.push({ file: name, path: pathText(path), says, ...(isLoss ? LOSS : {}) })
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
 * Takes an object into the draft. The same object twice is one. Of two different ones with one id both are kept, and one counts:
 * the one that was changed last, by its `modifiedDateTime`, or else the first one read. That is a problem.
 * @param twice members of a policy that are there twice and differ, by their place in the file below the policy
 */
export function accept(draft: Draft, given: FoundObject, source: Source, twice: readonly Twice[] = []): void {
  const { collection, path } = given
  const object = twice.reduce((policy, each) => withTwice(policy, each.path, each.before), given.object)
  const found = { ...given, object }
  const list = draft.accepted.get(collection) ?? []
  draft.accepted.set(collection, list)
  const id = SINGLETONS.includes(collection) ? collection : textOf(object, 'id')
  if (id === undefined && PRINCIPALS.includes(collection) && !('resourceName' in object))
    source.lossAt('This has no "id": what names it by its id does not find it.', path)
  const key = id === undefined ? undefined : `${collection}/${id.toLowerCase()}`
  const at = key === undefined ? undefined : draft.byId.get(key)
  const before = at === undefined ? undefined : list[at]
  if (!before || at === undefined) {
    if (key !== undefined) draft.byId.set(key, list.length)
    list.push({ object, view: viewOf(found, source, draft) })
    draft.objects++
    return
  }
  if (sameJson(before.object, object)) return
  const [then, now] = [changedAt(before.object), changedAt(object)]
  const isDated = then !== undefined && now !== undefined && then !== now
  const isNewer = isDated && now > then
  const name = textOf(object, 'displayName') ?? ''
  const counts = isDated
    ? `the ${isNewer ? 'one here' : 'one before'} was changed last (modifiedDateTime), and counts`
    : 'the first one read counts'
  // Which of two is the tenant's is not known without a date.
  const say = isDated || sameJson(unnamed(before.object), unnamed(object)) ? source.problemAt : source.lossAt
  say(`${quoted(id ?? '')} of ${collection} is here again and different (${quoted(name)}); ${counts}.`, path)
  draft.copies++
  if (!isDated) draft.undated++
  list.push({ object, view: isNewer ? viewOf(found, source, draft) : null })
  draft.objects++
  if (!isNewer) return
  list[at] = { ...before, view: null }
  if (key !== undefined) draft.byId.set(key, list.length - 1)
}

/** Without what it is called, which decides nothing. */
function unnamed({ displayName: _, description: __, mailNickname: ___, ...object }: JsonObject): JsonObject {
  return object
}

/** What groups, roles and policies name by id. Microsoft365DSC, whose objects have a name for a resource, names them by name. */
const PRINCIPALS: readonly CollectionName[] = ['users', 'servicePrincipals']

/** When an object was changed, in milliseconds; undefined where it does not say so. */
function changedAt(object: JsonObject): number | undefined {
  const at = Date.parse(textOf(object, 'modifiedDateTime') ?? '')
  return Number.isNaN(at) ? undefined : at
}

function viewOf(
  { collection, object, path, spelled = (member) => member }: FoundObject,
  source: Source,
  { problems, lostParts: reported }: Pick<Draft, 'problems' | 'lostParts'>,
): JsonObject {
  const members = TENANT_MEMBERS[collection]
  if (!members) return object
  const isAzure = isOfAzure(collection)
  // A fault is called as it is in the file, and is where it is there.
  const called = (member: JsonPath) => quoted(pathText(spelled(member)))
  const place = (member: JsonPath) => [...path, ...spelled(member)]
  let view = readMembers(members, object, [], {
    wrong: (at, expected, found, decisive) => {
      const then = decisive
        ? `it is kept, and ${isAzure ? 'what it could change is not certain' : 'the policy is not decided without it'}`
        : 'it is kept and does not count'
      const says = `${called(at)} is ${typeName(found)}, and has to be ${expected}: ${then}.`
      source.problemAt(`${says}${isCutOff(found, expected) ? CUT_OFF : ''}`, place(at))
    },
    lacking: (at, member) =>
      source.problemAt(
        `${at.length === 0 ? 'This' : called(at)} has no ${quoted(member)}: what it is about is not known.`,
        place(at),
      ),
    taken: (at, expected, found) => {
      const is = `${called(at)} is ${typeName(found)} where ${isAzure ? 'Azure' : 'Graph'} has ${expected}`
      source.problemAt(`${is}${howTaken(found)}`, place(at))
    },
    unknown: (at) =>
      source.unknown(
        'This member of a policy is not understood. It is kept, and an answer that it could change says so.',
        place(at),
      ),
    cased: (at, meant, twin) => {
      if (NAMES.includes(meant)) return false
      const isPolicy = collection === 'conditionalAccessPolicies'
      const says =
        twin === undefined
          ? `${called(at)} is ${quoted(meant)} in Graph, which tells names by the case of their letters: it is kept, and ${isPolicy ? 'the policy is not decided without it' : 'what it could change is not certain'}.`
          : `${called(at)} is here beside ${quoted(twin)}, with another value: which of them counts is not known${isPolicy ? ', so an answer that hangs on it in this policy is not certain' : ''}.`
      const say = isPolicy ? source.problemAt : source.lossAt
      say(says, place(at))
      return true
    },
    strange: (at, called_, word) =>
      source.unknown(`The ${called_} ${quoted(word)} ${STRANGE[called_]}`, place(at)),
  })
  for (const name of Object.keys(object).filter((each) => /.@odata\.nextLink$/.test(each)))
    source.problemAt(
      `The list goes on at ${called([name])}: only its first part is in this file, and who else is in it is not known.`,
      place([name]),
    )
  if (RULED.includes(collection)) {
    for (const [name, twin] of casedTwins(object, members.kinds))
      source.lossAt(
        `${called([name])} is here beside ${quoted(twin)}, with another value: which of them counts is not known.`,
        place([name]),
      )
  }
  if (collection === 'conditionalAccessPolicies') {
    if ([object, view].some((each) => each[`state${IS_TWICE}`] === 'enabled'))
      view = { ...view, state: 'enabled' }
    // Members of the wrong type are set aside in the view.
    const policy = view as unknown as ConditionalAccessPolicy
    const said = lostMembers(policy)
    for (const { path: at, says } of said)
      source.problemAt(`${called(at)} is there, and the export lost ${says}`, place(at))
    for (const lost of lostParts(policy)) {
      const at = lost.split('.')
      if (reported.has(lost) || said.some(({ path: each }) => each.join('.') === lost)) continue
      const before = problems.length
      source.problemAt(
        `${called(at)} is missing, and every policy has it: the policy is not decided without it.`,
        place(at),
      )
      if (problems.length > before) reported.set(lost, before)
    }
  }
  return view
}

/** What membership rules read by the names of their members, those as well that nothing else here knows. */
const RULED: readonly CollectionName[] = ['users', 'devices']

/** Members beside another of the same letters in another case, and with another value: but for those of `kinds`, which are reported. */
function casedTwins(object: JsonObject, kinds: object): (readonly [string, string])[] {
  const seen = new Map<string, string>()
  return Object.keys(object).flatMap((name) => {
    const lower = name.toLowerCase()
    const twin = seen.get(lower)
    if (twin === undefined) seen.set(lower, name)
    const isSaid = [name, twin ?? name].some((each) => Object.hasOwn(kinds, each))
    return twin === undefined || isSaid || sameJson(object[name], object[twin]) ? [] : [[name, twin]]
  })
}

/** What becomes of a word that is not known. */
const STRANGE: Readonly<Record<string, string>> = {
  state: 'is not known here. It is kept, and the policy is not decided.',
  control: 'is not known here. It is kept, and never taken as met.',
}

function howTaken(found: JsonValue): string {
  if (isList(found)) return found.length === 0 ? ' or null; it is read as null.' : '; it is read as that.'
  return ', as PowerShell writes a list of one; it is read as that.'
}

function typeName(value: JsonValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `the text ${quoted(value)}`
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return `the number ${value}`
  if (isList(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return 'an object'
}

/** What `ConvertTo-Json` writes below its depth, which is 2 where nobody says more: a policy has five levels. */
function isCutOff(value: JsonValue, expected: string): boolean {
  if (typeof value !== 'string' || !/^a list|^an object/.test(expected)) return false
  return /^@\{|^System\.|^[^\s(]\S*(?: \S+)+$/.test(value)
}

const CUT_OFF =
  ' PowerShell writes so what is deeper than ConvertTo-Json goes: export it again with -Depth 10.'
