import { isObject, isShallowJson, type JsonObject, readJsonObject } from '../core/json'

/** An object in JSON, and what is to be said of how it was read. */
export interface JsonIn {
  readonly object: JsonObject
  readonly notes: readonly string[]
}

/** An object in JSON; one that only a forgiving reader takes says so. Undefined for anything else. */
export function jsonIn(text: string): JsonIn | undefined {
  if (!text.startsWith('{')) return undefined
  const strict = readJsonObject(text)
  if (strict) return { object: strict, notes: [] }
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value) || !isShallowJson(value)) return undefined
    return {
      object: value,
      notes: [
        'A name stands in it twice, or a value is none that every reader takes for the same: what stands last is shown.',
      ],
    }
  } catch {
    return undefined
  }
}
