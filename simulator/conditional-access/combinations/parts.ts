import type { Column } from '../compile/columns'
import type { Compiled } from '../compile/compiled'
import { keyOf, type Layout } from './layout'
import type { Dimension } from './value'
import { choices, type Table, watch } from './watched'

/** Dimensions that one condition looks at together: address and country; most are alone. */
export interface Part {
  /** Places of its dimensions, ascending. */
  readonly dimensions: readonly number[]
  readonly entries: readonly Entry[]
}

/** Choices of values that nothing tells apart. */
export interface Entry {
  readonly words: Int32Array
  /** How many sign-ins they stand for. */
  readonly count: number
  /** Places of values, beside the part's dimensions; the first comes first. */
  readonly choices: readonly (readonly number[])[]
}

/** What one condition of one tenant says, by choices of the dimensions that it looks at. */
interface Said {
  readonly tenant: number
  readonly table: Table<Column>
}

/** The parts of `dimensions`, with what the conditions of all policies say of each choice. */
export function partsOf(
  tenants: readonly Compiled[],
  dimensions: readonly Dimension[],
  layout: Layout,
): readonly Part[] {
  const tableOf = watch(dimensions)
  const said = tenants.flatMap(({ columns, looked }, tenant) =>
    looked.flatMap((place): Said[] => {
      const column = columns[place]
      return column ? [{ tenant, table: tableOf((signIn) => column.of(signIn)) }] : []
    }),
  )
  const groups = joined(
    dimensions.length,
    said.map(({ table }) => table.reads),
  )
  return groups.map((places) => {
    // What looks at no dimension says the same of every sign-in, and rules out as much as any other.
    const own = said.filter(
      ({ table: { reads } }) => reads.length === 0 || reads.some((place) => places.includes(place)),
    )
    return { dimensions: places, entries: entriesOf(places, own, dimensions, layout) }
  })
}

/** Places that stand together in a list, and those that stand with them in another. */
function joined(count: number, lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const of = Array.from({ length: count }, (_, place) => place)
  for (const [first = 0, ...others] of lists) {
    for (const other of others) {
      const [to = 0, from = 0] = [of[first], of[other]]
      of.forEach((group, place) => {
        if (group === from) of[place] = to
      })
    }
  }
  const places = of.map((_, place) => place)
  return [...new Set(of)].map((group) => places.filter((place) => of[place] === group))
}

function entriesOf(
  places: readonly number[],
  said: readonly Said[],
  dimensions: readonly Dimension[],
  layout: Layout,
): readonly Entry[] {
  const isOnce = places.every((place) => dimensions[place]?.isOnce)
  const found = new Map<string, { words: Int32Array; count: number; choices: (readonly number[])[] }>()
  for (const choice of choices(places.map((place) => dimensions[place]?.values.length ?? 0))) {
    const words = wordsOf(choice, places, said, dimensions, layout)
    const key = keyOf(words, 0, words.length)
    const before = found.get(key)
    if (before) {
      before.choices.push(choice)
      if (!isOnce) before.count++
    } else found.set(key, { words, count: 1, choices: [choice] })
  }
  return [...found.values()]
}

function wordsOf(
  choice: readonly number[],
  places: readonly number[],
  said: readonly Said[],
  dimensions: readonly Dimension[],
  { start, bits, slots, tenants, undecided }: Layout,
): Int32Array {
  const words = start.slice()
  for (const { tenant, table } of said) {
    const row = table.reads.reduce(
      (before, place) =>
        before * (dimensions[place]?.values.length ?? 0) + (choice[places.indexOf(place)] ?? 0),
      0,
    )
    const column = table.rows[row]?.outcome
    const { at = 0, words: count = 0 } = tenants[tenant] ?? {}
    const mayPass = column?.mayPass.map((word, place) => word | (undecided[tenant]?.[place] ?? 0))
    const kinds = [column?.passes, mayPass, column?.surely]
    kinds.forEach((of, kind) => {
      for (let word = 0; word < count; word++) {
        const here = at + kind * count + word
        words[here] = (words[here] ?? 0) & (of?.[word] ?? 0)
      }
    })
  }
  slots.forEach(({ dimension, classes }, slot) => {
    const index = places.indexOf(dimension)
    if (index >= 0) words[bits + slot] = classes[choice[index] ?? 0] ?? 0
  })
  return words
}
