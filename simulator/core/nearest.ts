/**
 * Those of `words` that are most like `word`, the nearest first, at most `most`: what somebody meant who mistyped one, or wrote a
 * part of it. Letter case is ignored. Empty where nothing is near.
 */
export function nearest(word: string, words: Iterable<string>, most = 1): readonly string[] {
  const wanted = word.toLowerCase()
  if (wanted === '') return []
  const far = Math.min(4, Math.max(1, Math.floor(wanted.length / 3)))
  const found = new Map<string, number>()
  for (const each of words) {
    const name = each.toLowerCase()
    const part = wanted.length > 2 && name !== wanted && name.includes(wanted)
    // A part of a name is as near as one slip.
    const distance = part ? 1 : steps(wanted, name, far)
    if (distance <= far && !found.has(each)) found.set(each, distance)
  }
  return [...found]
    .sort(([, one], [, other]) => one - other)
    .slice(0, most)
    .map(([each]) => each)
}

/**
 * Letters to insert, leave out, change, or swap with their neighbour, to make one word of the other; or more than `far`.
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance (optimal string alignment)
 */
function steps(one: string, other: string, far: number): number {
  if (Math.abs(one.length - other.length) > far) return far + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let column = 1; column <= other.length; column++) {
      const same = one[at - 1] === other[column - 1]
      const swapped = one[at - 1] === other[column - 2] && one[at - 2] === other[column - 1]
      next[column] = Math.min(
        (row[column] ?? far) + 1,
        (next[column - 1] ?? far) + 1,
        (row[column - 1] ?? far) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? far) + 1 : far + 1,
      )
    }
    before = row
    row = next
  }
  return row[other.length] ?? far + 1
}
