/** Gives equal lists of values the same number, and different ones different numbers. The first value tells the length. */
export type Interned = (values: readonly unknown[]) => number

type Level = Map<unknown, Level | number>

/**
 * Numbers for lists, by way of a tree with a level for each value: no text is put together to look one up.
 * @param most the most lists remembered; after that it starts afresh, with numbers never given before
 */
export function interned(most: number): Interned {
  let root: Level = new Map()
  let given = 0
  let kept = 0
  return (values) => {
    if (kept >= most) {
      root = new Map()
      kept = 0
    }
    let level = root
    const last = values.length - 1
    for (let at = 0; at < last; at++) {
      let next = level.get(values[at])
      if (!(next instanceof Map)) {
        next = new Map()
        level.set(values[at], next)
      }
      level = next
    }
    const found = level.get(values[last])
    if (typeof found === 'number') return found
    kept++
    level.set(values[last], ++given)
    return given
  }
}
