/** A cache that never holds more than a certain number of entries: when it is full it starts afresh. */
export interface Bounded<Key, Value> {
  get(key: Key): Value | undefined
  /** @returns the value */
  set(key: Key, value: Value): Value
}

/** @param most the most entries kept; a page that lives for days asks ever new questions */
export function bounded<Key, Value>(most: number): Bounded<Key, Value> {
  const entries = new Map<Key, Value>()
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      if (entries.size >= most) entries.clear()
      entries.set(key, value)
      return value
    },
  }
}
