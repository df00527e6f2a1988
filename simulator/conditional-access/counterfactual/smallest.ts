/**
 * The smallest sets of `items` for which `holds`: all sets of the first size at which there is one, at most `most` of them, in
 * the order of `items`. No smaller set holds, because every smaller one has been tried.
 * @param largest size at which the search gives up
 * @param fits whether an item may join those chosen before it
 */
export function smallestSets<T>(
  items: readonly T[],
  options: {
    readonly largest: number
    readonly most: number
    fits(chosen: readonly T[], item: T): boolean
    holds(chosen: readonly T[]): boolean
  },
): readonly (readonly T[])[] {
  const { largest, most, fits, holds } = options
  for (let size = 1; size <= largest; size++) {
    const found: (readonly T[])[] = []
    for (const chosen of combinations(items, size, fits)) {
      if (holds(chosen)) found.push(chosen)
      if (found.length === most) break
    }
    if (found.length > 0) return found
  }
  return []
}

function* combinations<T>(
  items: readonly T[],
  size: number,
  fits: (chosen: readonly T[], item: T) => boolean,
  chosen: readonly T[] = [],
  from = 0,
): Generator<readonly T[]> {
  if (chosen.length === size) {
    yield chosen
    return
  }
  for (let at = from; at < items.length; at++) {
    const item = items[at]
    if (item !== undefined && fits(chosen, item))
      yield* combinations(items, size, fits, [...chosen, item], at + 1)
  }
}
