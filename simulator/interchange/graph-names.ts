import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf } from './json'

/**
 * Whether `object` was written by PowerShell's Graph modules, which begin every name with a capital: `DisplayName`,
 * `Conditions.Users.IncludeUsers`. Names of the protocol (`@odata.type`) do not count.
 */
export function isPascalCase(object: JsonObject): boolean {
  const names = Object.keys(object).filter((name) => /^[A-Za-z]/.test(name))
  return names.length > 0 && names.every((name) => /^[A-Z]/.test(name))
}

/**
 * The object in Graph's names: first letters lowered, at every depth, and the members of `AdditionalProperties` (where the
 * PowerShell modules put what their own types do not have) moved to where Graph has them. A member of that name that is there
 * already stays.
 */
export function graphNames(object: JsonObject): JsonObject {
  const members = new Map<string, JsonValue>()
  for (const [name, value] of Object.entries(object)) {
    if (name !== 'AdditionalProperties') members.set(lowerFirst(name), inGraphNames(value))
  }
  const additional = memberOf(object, 'AdditionalProperties')
  if (isObject(additional)) {
    for (const [name, value] of Object.entries(additional)) if (!members.has(name)) members.set(name, value)
  } else if (additional !== undefined && additional !== null) {
    members.set('additionalProperties', additional)
  }
  return Object.fromEntries(members)
}

function inGraphNames(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(inGraphNames)
  return isObject(value) ? graphNames(value) : value
}

/** `DisplayName` is `displayName` in Graph. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Where a member of `graphNames(object)` is in `object`: as it is spelled there, and in its `AdditionalProperties`. */
export function spelledIn(object: JsonObject, member: JsonPath): JsonPath {
  let at: JsonValue | undefined = object
  const path: (string | number)[] = []
  for (const step of member) {
    const names: readonly (string | number)[] =
      typeof step === 'string' && isObject(at) ? spellings(at, step) : [step]
    for (const name of names) {
      at = isList(at) ? at[Number(name)] : isObject(at) ? memberOf(at, String(name)) : undefined
    }
    path.push(...names)
  }
  return path
}

function spellings(object: JsonObject, name: string): readonly string[] {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const own = [name, upper].find((each) => Object.hasOwn(object, each))
  if (own !== undefined) return [own]
  const additional = memberOf(object, 'AdditionalProperties')
  return isObject(additional) && Object.hasOwn(additional, name) ? ['AdditionalProperties', name] : [name]
}
