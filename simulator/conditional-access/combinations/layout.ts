import type { Compiled } from '../compile/compiled'
import { besides } from './looks'
import { deviceSeen, seenOf, targetSeen } from './seen'
import type { Dimension, Value } from './value'
import { watch } from './watched'

/**
 * What a combination of values comes to, as one list of words. First, for each tenant, three bits for each policy that is on or
 * may be: no condition has ruled it out so far; it may be that none has; surely none has. Then slots: what values are besides
 * (`besides`), 0 where no policy is left to which it matters.
 */
export interface Layout {
  /** Words of bits; slots follow. */
  readonly bits: number
  readonly length: number
  /** Before any value is chosen. */
  readonly start: Int32Array
  /** Words that are ANDed by a part of the dimensions, written into `into`. */
  readonly slots: readonly Slot[]
  /** Where the bits of a tenant begin, and how many words each of the three takes. */
  readonly tenants: readonly { readonly at: number; readonly words: number }[]
  /** By tenant: policies that conditions do not rule out. */
  readonly undecided: readonly Int32Array[]
}

/** A place after the bits: what values of one dimension are to one look. */
export interface Slot {
  readonly dimension: number
  /** By value: a number from 1, the same for values that the look never tells apart. */
  readonly classes: readonly number[]
  readonly tenant: number
  /** Policies of that tenant to which it matters; null: it always does. */
  readonly policies: Int32Array | null
}

/** The layout for some tenants at once, and sign-ins of `dimensions`. */
export function layoutOf(tenants: readonly Compiled[], dimensions: readonly Dimension[]): Layout {
  const slots = slotsOf(tenants, dimensions)
  let bits = 0
  const places = tenants.map(({ live }) => {
    const at = bits
    bits += live.length * 3
    return { at, words: live.length }
  })
  const start = new Int32Array(bits + slots.length)
  tenants.forEach(({ live, undecided }, tenant) => {
    const { at = 0, words = 0 } = places[tenant] ?? {}
    const decided = live.map((word, place) => word & ~(undecided[place] ?? 0))
    start.set(decided, at)
    start.set(live, at + words)
    start.set(decided, at + 2 * words)
  })
  const undecided = tenants.map((each) => each.undecided)
  return { bits, length: start.length, start, slots, tenants: places, undecided }
}

/** Empties the slots that matter to no policy which may still apply. */
export function clear({ bits, slots, tenants }: Layout, words: Int32Array): void {
  slots.forEach(({ tenant, policies }, slot) => {
    if (policies === null || words[bits + slot] === 0) return
    const { at = 0, words: count = 0 } = tenants[tenant] ?? {}
    for (let word = 0; word < count; word++)
      if (((words[at + count + word] ?? 0) & (policies[word] ?? 0)) !== 0) return
    words[bits + slot] = 0
  })
}

/** A text for some words. */
export function keyOf(words: Int32Array, from: number, to: number): string {
  let key = ''
  for (let at = from; at < to; at++) {
    const word = words[at] ?? 0
    key += String.fromCharCode(word & 0xffff, word >>> 16)
  }
  return key
}

function slotsOf(tenants: readonly Compiled[], dimensions: readonly Dimension[]): Slot[] {
  const { few, kinds } = withFew(tenants, dimensions)
  const tableOf = watch(few)
  return tenants.flatMap((compiled, tenant) =>
    besides(compiled).flatMap(({ look, policies }) => {
      const { reads, rows } = tableOf(look)
      return reads.flatMap((dimension, index) => {
        const seen = few[dimension]?.values.map((): string[] => []) ?? []
        for (const { at, outcome } of rows) seen[at[index] ?? 0]?.push(String(outcome))
        const numbers = new Map<string, number>()
        const classes = seen.map((outcomes) => {
          const key = outcomes.join('\n')
          numbers.set(key, numbers.get(key) ?? numbers.size + 1)
          return numbers.get(key) ?? 0
        })
        if (numbers.size < 2) return []
        const of = kinds[dimension]
        return [{ dimension, classes: of ? of.map((kind) => classes[kind] ?? 0) : classes, tenant, policies }]
      })
    }),
  )
}

/** Of people, targets and devices that are the same besides the conditions about them, one; and for each which. */
function withFew(tenants: readonly Compiled[], dimensions: readonly Dimension[]) {
  const kinds: (readonly number[] | undefined)[] = []
  const few = dimensions.map((dimension, place): Dimension => {
    const seen = seenIn(dimension)
    if (!seen) return dimension
    const numbers = new Map<string, number>()
    const values = dimension.values.filter(() => false)
    kinds[place] = dimension.values.map((value) => {
      const key = tenants.map((compiled) => seen(compiled, value)).join('\n')
      const before = numbers.get(key)
      if (before !== undefined) return before
      numbers.set(key, numbers.size)
      return values.push(value) - 1
    })
    return { ...dimension, values }
  })
  return { few, kinds }
}

type Seen = (compiled: Compiled, value: Value) => string

/** What is seen of the values of a dimension that may have many; null: it has few, or its values set something else besides. */
function seenIn({ values }: Dimension): Seen | null {
  const sets = (...names: readonly (keyof Value | 'deviceInfo')[]) =>
    values.every((value) => membersOf(value).every((name) => (names as readonly string[]).includes(name)))
  if (values.some(({ identity }) => identity)) return seenOf
  if (values.some(({ context }) => context))
    return sets('context') ? (_compiled, value) => targetSeen(value) : null
  if (values.some(({ conditions }) => conditions?.deviceInfo)) return sets('deviceInfo') ? deviceSeen : null
  return null
}

/** What a value sets: its members, and those of its conditions. */
function membersOf({ says: _says, conditions = {}, ...others }: Value): readonly string[] {
  return [...Object.keys(others), ...Object.keys(conditions)]
}
