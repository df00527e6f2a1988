import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf } from './json'

/**
 * What a member has to be for the evaluator to get it. `words`: a text, of which these spellings are known; another case is
 * put right, because PowerShell does not distinguish it, and another word stays.
 */
export type Kind =
  | 'text'
  | 'flag'
  | 'number'
  | 'texts'
  | 'references'
  | { readonly words: readonly string[]; readonly many?: boolean }
  | { readonly members: Members }
  | { readonly each: Members }

/** `closed`: a member that is not named here, and holds something, is reported as not understood. */
export interface Members {
  readonly closed?: boolean
  readonly kinds: Readonly<Record<string, Kind>>
}

export interface Report {
  /** A known member has the wrong type. */
  wrong(path: JsonPath, expected: string, found: JsonValue): void
  /** A member of a closed object is not known. */
  unknown(path: JsonPath): void
}

/**
 * `object` as the evaluator may have it: known members of the wrong type are left out and reported, everything else stays.
 * The same object comes back when nothing had to change.
 */
export function readMembers(
  { closed, kinds }: Members,
  object: JsonObject,
  path: JsonPath,
  report: Report,
): JsonObject {
  let changed: Map<string, JsonValue | undefined> | undefined
  for (const name of Object.keys(object)) {
    const value = object[name]
    const known = nameOf(name, object, kinds)
    const kind = known === undefined ? undefined : kinds[known]
    if (known === undefined || kind === undefined) {
      if (closed && !name.includes('@') && !name.startsWith('#') && !isEmpty(value))
        report.unknown([...path, name])
      continue
    }
    if (value === null || value === undefined) continue
    const read = readKind(kind, value, path, name, report)
    if (read === value && known === name) continue
    changed ??= new Map()
    if (known !== name) changed.set(name, undefined)
    changed.set(known, read)
  }
  if (!changed) return object
  const members = Object.entries({ ...object, ...Object.fromEntries(changed) })
  return Object.fromEntries(members.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))
}

/** The known name that `name` is, or is but for the case of its first letter. */
function nameOf(name: string, object: JsonObject, kinds: Members['kinds']): string | undefined {
  if (Object.hasOwn(kinds, name)) return name
  const lowered = name.charAt(0).toLowerCase() + name.slice(1)
  return lowered !== name && Object.hasOwn(kinds, lowered) && !Object.hasOwn(object, lowered)
    ? lowered
    : undefined
}

/** Undefined: the wrong type. */
function readKind(
  kind: Kind,
  value: JsonValue,
  parent: JsonPath,
  name: string,
  report: Report,
): JsonValue | undefined {
  // The path is made where it is needed: a tenant has hundreds of thousands of members, and few problems.
  const wrong = (expected: string) => {
    report.wrong([...parent, name], expected, value)
    return undefined
  }
  if (kind === 'text') return typeof value === 'string' ? value : wrong('a text')
  if (kind === 'flag') return typeof value === 'boolean' ? value : wrong('true or false')
  if (kind === 'number') return typeof value === 'number' ? value : wrong('a number')
  if (kind === 'texts') return isTexts(value) ? value : wrong('a list of texts')
  if (kind === 'references') {
    const all = isList(value) && value.every((each) => typeof each === 'string' || hasId(each))
    return all ? value : wrong('a list of ids, or of objects with an id')
  }
  if ('words' in kind) {
    if (kind.many) return isTexts(value) ? spelledAll(value, kind.words) : wrong('a list of texts')
    return typeof value === 'string' ? spelled(value, kind.words) : wrong('a text')
  }
  if ('members' in kind) {
    if (!isObject(value)) return wrong('an object')
    return readMembers(kind.members, value, [...parent, name], report)
  }
  if (!isList(value)) return wrong('a list of objects')
  const read = value.flatMap((item, at) => {
    if (isObject(item)) return [readMembers(kind.each, item, [...parent, name, at], report)]
    report.wrong([...parent, name, at], 'an object', item)
    return []
  })
  return read.length === value.length && read.every((item, at) => item === value[at]) ? value : read
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
