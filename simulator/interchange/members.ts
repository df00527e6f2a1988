import { IS_TWICE, NOT_UNDERSTOOD } from '../directory/not-understood'
import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf, sameJson } from './json'

/**
 * What a member has to be for the evaluator to get it. `words`: a text, of which these spellings are known; another case is
 * put right, because PowerShell does not distinguish it, and another word stays. `commas`: several words may stand in the text.
 * `called`: what a word is that is none of these, and is reported. `isOptional`: Graph has null where there is none, and some exporters an empty list.
 */
export type Kind =
  | 'text'
  | 'flag'
  | 'number'
  | 'texts'
  | 'references'
  | {
      readonly words: readonly string[]
      readonly many?: boolean
      readonly commas?: boolean
      readonly called?: string
    }
  | { readonly members: Members; readonly isOptional?: boolean }
  /** `isWhole`: where some could not be read, the rest does not count as all. */
  | { readonly each: Members; readonly isWhole?: true }

/**
 * `closed`: what a policy decides by. A member that is not named here, and holds something, is reported as not understood; a
 * member of the wrong type is set aside under a name of its own, so that nothing is decided as if it were not there.
 */
export interface Members {
  readonly closed?: boolean
  /** A member of the wrong type is set aside as of what is closed, and others are not reported. */
  readonly decisive?: boolean
  /** It is a policy: what is not known of a member is marked beside it, and is a doubt of this policy alone. */
  readonly isPolicy?: true
  /** Without one of these the object says nothing, which is reported. */
  readonly needs?: readonly string[]
  readonly kinds: Readonly<Record<string, Kind>>
}

export interface Report {
  /** A known member has the wrong type. `decisive`: a policy is not decided without it. */
  wrong(path: JsonPath, expected: string, found: JsonValue, decisive: boolean): void
  /** A known member has another type than is documented, and there is one thing only that it can mean. */
  taken(path: JsonPath, expected: string, found: JsonValue): void
  /** A member is missing without which the object at `path` says nothing. */
  lacking(path: JsonPath, member: string): void
  /** A member of a closed object is not known. */
  unknown(path: JsonPath): void
  /**
   * A member is called as a known one but for the case of its letters, which Graph tells apart. @param twin the member that is there as
   * well, with another value; undefined: there is none. @returns whether anything hangs on it
   */
  cased(path: JsonPath, meant: string, twin: string | undefined): boolean
  /** A word is none of those that are known. @param called what it is: `state` */
  strange(path: JsonPath, called: string, word: string): void
}

/**
 * `object` as the evaluator may have it: known members of the wrong type are left out and reported, everything else stays.
 * The same object comes back when nothing had to change. `decisive`: something around it is closed.
 */
export function readMembers(
  { closed, kinds, needs, isPolicy, decisive: weighs }: Members,
  object: JsonObject,
  path: JsonPath,
  report: Report,
  decisive = closed === true || weighs === true,
): JsonObject {
  for (const member of needs ?? []) if (isMissing(object, member)) report.lacking(path, member)
  let changed: Map<string, JsonValue | undefined> | undefined
  for (const name of Object.keys(object)) {
    const value = object[name]
    const known = nameOf(name, object, kinds)
    const kind = known === undefined ? undefined : kinds[known]
    if (known === undefined || kind === undefined) {
      const meant = meantBy(name, kinds)
      const twin = meant && Object.keys(object).find((other) => nameOf(other, object, kinds) === meant)
      // Of what is closed, what has no twin is reported as not understood.
      if (meant !== undefined && !(twin === undefined && (closed || isEmpty(value)))) {
        changed ??= new Map()
        changed.set(name, undefined)
        if (twin !== undefined && sameJson(object[twin], value)) continue
        const hangs = report.cased([...path, name], meant, twin)
        if (hangs && (decisive || isPolicy)) changed.set(...doubt(meant, twin === undefined, value))
        continue
      }
      if (closed && !name.includes('@') && !name.startsWith('#') && !isEmpty(value))
        report.unknown([...path, name])
      continue
    }
    if (value === null || value === undefined) continue
    const read = readKind(kind, value, path, name, report, decisive)
    if (read === value && known === name) continue
    changed ??= new Map()
    if (known !== name) changed.set(name, undefined)
    changed.set(known, read)
    const isWhole = typeof kind === 'object' && 'each' in kind && kind.isWhole === true
    const isPart = isWhole && isList(value) && isList(read) && read.length < value.length
    if ((read === undefined || isPart) && decides(kind, decisive))
      changed.set(`${known}${NOT_UNDERSTOOD}`, value)
  }
  if (!changed) return object
  const members = Object.entries({ ...object, ...Object.fromEntries(changed) })
  return Object.fromEntries(members.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))
}

/** With a capital it is the same member. What is there in another type is reported as that. */
function isMissing(object: JsonObject, member: string): boolean {
  const capital = member.charAt(0).toUpperCase() + member.slice(1)
  return [member, capital].every((name) => (memberOf(object, name) ?? null) === null)
}

/** The known name that `name` is, or is but for the case of its first letter. */
function nameOf(name: string, object: JsonObject, kinds: Members['kinds']): string | undefined {
  if (Object.hasOwn(kinds, name)) return name
  const lowered = name.charAt(0).toLowerCase() + name.slice(1)
  return lowered !== name && Object.hasOwn(kinds, lowered) && !Object.hasOwn(object, lowered)
    ? lowered
    : undefined
}

/** The known name that `name` is but for the case of its letters. */
function meantBy(name: string, kinds: Members['kinds']): string | undefined {
  const names = LOWERED.get(kinds) ?? new Map(Object.keys(kinds).map((each) => [each.toLowerCase(), each]))
  LOWERED.set(kinds, names)
  return names.get(name.toLowerCase())
}

const LOWERED = new WeakMap<Members['kinds'], ReadonlyMap<string, string>>()

/** The annotation of a member that is there in other letters: alone, or beside itself with another value. */
function doubt(meant: string, isAlone: boolean, value: JsonValue | undefined): [string, JsonValue] {
  if (isAlone) return [meant + NOT_UNDERSTOOD, value ?? null]
  // As `withTwice` has it.
  const isOn = meant === 'state' && String(value).toLowerCase() === 'enabled'
  return [meant + IS_TWICE, isOn ? 'enabled' : true]
}

function decides(kind: Kind, decisive: boolean): boolean {
  return decisive || (typeof kind === 'object' && 'members' in kind && kind.members.closed === true)
}

/** Undefined: the wrong type. */
function readKind(
  kind: Kind,
  value: JsonValue,
  parent: JsonPath,
  name: string,
  report: Report,
  decisive: boolean,
): JsonValue | undefined {
  // The path is made where it is needed: a tenant has hundreds of thousands of members, and few problems.
  const wrong = (expected: string) => {
    report.wrong([...parent, name], expected, value, decides(kind, decisive))
    return undefined
  }
  const taken = (expected: string, as: JsonValue) => {
    report.taken([...parent, name], expected, value)
    return as
  }
  const texts = () => {
    if (isTexts(value)) return value
    return isListOfOne(value)
      ? taken('a list of texts', value === '' ? [] : [value])
      : wrong('a list of texts')
  }
  if (kind === 'text') return typeof value === 'string' ? value : wrong('a text')
  if (kind === 'flag') return typeof value === 'boolean' ? value : wrong('true or false')
  if (kind === 'number') return typeof value === 'number' ? value : wrong('a number')
  if (kind === 'texts') return texts()
  if (kind === 'references') {
    const expected = 'a list of ids, or of objects with an id'
    if (hasId(value) || (isListOfOne(value) && value !== '')) return taken(expected, [value])
    return isList(value) && value.every((each) => typeof each === 'string' || hasId(each))
      ? value
      : wrong(expected)
  }
  if ('words' in kind) {
    const { called } = kind
    const known = (word: string, ...at: JsonPath) => {
      if (called !== undefined && !kind.words.includes(word))
        report.strange([...parent, name, ...at], called, word)
      return word
    }
    if (kind.many) {
      const read = texts()
      if (!read || !isTexts(read)) return undefined
      const words = spelledAll(read, kind.words)
      for (const [at, word] of words.entries()) known(word, at)
      return words
    }
    if (kind.commas && isTexts(value))
      return taken('a text with commas', spelled(value.join(','), kind.words))
    return typeof value === 'string' ? known(spelled(value, kind.words)) : wrong('a text')
  }
  if ('members' in kind) {
    if (kind.isOptional && isList(value) && value.length === 0) return taken('an object', null)
    if (!isObject(value)) return wrong('an object')
    return readMembers(kind.members, value, [...parent, name], report, decides(kind, decisive))
  }
  if (isObject(value))
    return taken('a list of objects', [readMembers(kind.each, value, [...parent, name], report)])
  if (!isList(value)) return wrong('a list of objects')
  const read = value.flatMap((item, at) => {
    if (isObject(item)) return [readMembers(kind.each, item, [...parent, name, at], report)]
    report.wrong([...parent, name, at], 'an object', item, false)
    return []
  })
  return read.length === value.length && read.every((item, at) => item === value[at]) ? value : read
}

/**
 * PowerShell unrolls a list of one, and `ConvertTo-Json` writes a list below its depth as a text with spaces between the items:
 * without a space it can only be one item, or none.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/convertto-json
 */
function isListOfOne(value: JsonValue): value is string {
  return typeof value === 'string' && !/\s/.test(value) && !/^(System\.|@\{)/.test(value)
}

function isTexts(value: JsonValue): value is readonly string[] {
  return isList(value) && value.every((each) => typeof each === 'string')
}

function hasId(value: JsonValue): boolean {
  return isObject(value) && typeof memberOf(value, 'id') === 'string'
}

function spelledAll(values: readonly string[], words: readonly string[]): readonly string[] {
  return values.every((each) => words.includes(each)) ? values : values.map((each) => spelled(each, words))
}

/** Commas separate several words of one text: `deviceCodeFlow,authenticationTransfer`. */
function spelled(value: string, words: readonly string[]): string {
  if (words.includes(value)) return value
  return value
    .split(',')
    .map((word) => words.find((each) => each.toLowerCase() === word.trim().toLowerCase()) ?? word)
    .join(',')
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || value === '') return true
  if (isList(value)) return value.length === 0
  return isObject(value) && Object.entries(value).every(([name, each]) => name.includes('@') || isEmpty(each))
}
