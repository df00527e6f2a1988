/** What JSON holds. A member called `__proto__` is a member like any other: copies are made with `Object.fromEntries` or spread. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [member: string]: JsonValue
}

/** Where something is inside a JSON value. */
export type JsonPath = readonly (string | number)[]

/** Whether `value` is an object, and neither a list nor null. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether `value` is a list. `Array.isArray` alone does not tell TypeScript so for a read-only list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** The own member called `name`, and never one that every object inherits. */
export function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** The own member called `name` when it is a text. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = memberOf(object, name)
  return typeof value === 'string' ? value : undefined
}

/** Whether two values are the same JSON; the order of members does not matter. */
export function sameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((each, at) => sameJson(each, other[at]))
  }
  if (!isObject(one) || !isObject(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]))
  )
}

/** `conditions.users.includeGroups[2]`. A name that is no word is written as JSON: `["a b"]`. */
export function pathText(path: JsonPath): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`
      return /^[\w$@.#]+$/.test(step) ? `.${step}` : `[${quoted(step)}]`
    })
    .join('')
    .replace(/^\./, '')
}

/** A foreign text in a message: as a JSON string, so that nothing in it can act, and cut after 80 characters. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
