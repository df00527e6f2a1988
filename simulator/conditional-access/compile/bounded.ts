/** A cache that never holds more than a certain number of entries: when it is full it starts afresh. A `Map`, as that is looked up fastest. */
export class Bounded<Key, Value> extends Map<Key, Value> {
  /** @param most the most entries kept; a page that lives for days asks ever new questions */
  constructor(private readonly most: number) {
    super()
  }

  /** @returns the value */
  keep(key: Key, value: Value): Value {
    if (this.size >= this.most) this.clear()
    this.set(key, value)
    return value
  }
}
