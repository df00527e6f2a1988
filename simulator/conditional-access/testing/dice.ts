import { createRandom } from '../../core/random'

/** Seeded choices, for tests and benches that want many different tenants and questions. */
export interface Dice {
  /** A whole number from 0 up to, and not including, `most`. */
  below(most: number): number
  /** True once in a while: `share` of the time, between 0 and 1. */
  chance(share: number): boolean
  /** One item of a list that is not empty. */
  one<Item>(items: readonly Item[]): Item
  /** Up to `most` different items, at least one. */
  some<Item>(items: readonly Item[], most: number): Item[]
}

/** The dice called `name` of `seed`. */
export function dice(seed: number, name: string): Dice {
  const random = createRandom(seed, name)
  const below = (most: number) => {
    const [a = 0, b = 0, c = 0] = random.bytes(3)
    return (a * 65_536 + b * 256 + c) % most
  }
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new RangeError('There is nothing to choose from.')
    return item
  }
  return {
    below,
    chance: (share) => below(10_000) < share * 10_000,
    one,
    some: (items, most) => [...new Set(Array.from({ length: 1 + below(most) }, () => one(items)))],
  }
}
