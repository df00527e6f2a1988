import { SimulationError } from '../../core/errors'
import type { Compiled } from '../compile/compiled'
import { clear, keyOf, type Layout, layoutOf } from './layout'
import { type EffectOf, effectOf, type Merge, merging } from './merge'
import { type Entry, type Part, partsOf } from './parts'
import type { Dimension, Value } from './value'

/** Sign-ins of which the policies, and all else that decides, say the same. */
export interface Combination {
  /** The first of them: values beside the dimensions. */
  readonly values: readonly Value[]
  readonly count: number
}

/** What is asked of combinations. */
export interface Asked {
  /** As the beginning of a sentence. */
  readonly what: string
  /** What tells policies apart that apply. */
  readonly effects?: EffectOf
  /** Combinations; more would take longer than anybody waits. */
  readonly most?: number
}

const MOST = 50_000

/** What is known of some values, chosen for some dimensions. */
interface State {
  readonly words: Int32Array
  count: number
  /** Place of a value for each dimension chosen so far: of the first such choice. */
  at: readonly number[]
}

/**
 * All sign-ins of `dimensions`, put together by what comes of them: two that stand in one combination are decided alike by each
 * of `tenants`. One dimension after the other is added, and what is the same so far is added to as one: most policies are ruled
 * out early, so there are few combinations, however many sign-ins there are.
 * @returns in the order of their first sign-ins, where the last dimension turns fastest
 * @throws SimulationError where there are too many, with what to narrow
 */
export function combinations(
  tenants: readonly Compiled[],
  dimensions: readonly Dimension[],
  { what, effects = effectOf, most = MOST }: Asked,
): readonly Combination[] {
  if (dimensions.some(({ values }) => values.length === 0)) return []
  const layout = layoutOf(tenants, dimensions)
  const parts = [...partsOf(tenants, dimensions, layout)].sort((a, b) => a.entries.length - b.entries.length)
  let states: readonly State[] = [{ words: layout.start, count: 1, at: [] }]
  for (const [at, part] of parts.entries()) {
    const merge = merging(tenants, parts.slice(at + 1), layout, effects)
    states = added(states, part, layout, merge, most)
    if (states.length > most) throw tooMany(parts, dimensions, what, most)
  }
  return [...states]
    .sort((a, b) => order(a.at, b.at))
    .map(({ at, count }) => ({
      values: dimensions.flatMap(({ values }, place) => values[at[place] ?? 0] ?? []),
      count,
    }))
}

function added(
  states: readonly State[],
  part: Part,
  layout: Layout,
  merge: Merge,
  most: number,
): readonly State[] {
  const found = new Map<string, State>()
  const few = remaining(part, layout, merge)
  const words = layout.start.slice()
  for (const state of states) {
    for (const entry of few(state)) {
      for (let word = 0; word < layout.length; word++) {
        const [before = 0, next = 0] = [state.words[word], entry.words[word]]
        words[word] = word < layout.bits ? before & next : before | next
      }
      merge(words)
      clear(layout, words)
      const key = keyOf(words, 0, layout.length)
      const at = state.at.slice()
      part.dimensions.forEach((place, index) => {
        at[place] = entry.choices[0]?.[index] ?? 0
      })
      const count = state.count * entry.count
      const before = found.get(key)
      if (before) {
        before.count += count
        if (order(at, before.at) < 0) before.at = at
      } else if (found.set(key, { words: words.slice(), count, at }).size > most) return [...found.values()]
    }
  }
  return [...found.values()]
}

/** Fewer entries than this are gone through as they are. */
const FEW = 8

/** The entries of a part that policies left by a state still tell apart. */
function remaining({ entries }: Part, layout: Layout, merge: Merge): (state: State) => readonly Entry[] {
  if (entries.length <= FEW) return () => entries
  const kept = new Map<string, readonly Entry[]>()
  return ({ words: left }) => {
    const key = keyOf(left, 0, layout.bits)
    const before = kept.get(key)
    if (before) return before
    const found = new Map<string, Entry>()
    for (const entry of entries) {
      const words = entry.words.slice()
      for (let word = 0; word < layout.bits; word++) words[word] = (words[word] ?? 0) & (left[word] ?? 0)
      merge(words)
      clear(layout, words)
      const name = keyOf(words, 0, layout.length)
      const same = found.get(name)
      found.set(name, {
        words,
        count: entry.count + (same?.count ?? 0),
        choices: same ? same.choices : entry.choices,
      })
    }
    const few = [...found.values()]
    kept.set(key, few)
    return few
  }
}

/** By the first dimension in which they differ; only those that both have chosen count. */
function order(one: readonly number[], other: readonly number[]): number {
  for (let place = 0; place < one.length; place++) {
    const [a, b] = [one[place], other[place]]
    if (a !== undefined && b !== undefined && a !== b) return a - b
  }
  return 0
}

function tooMany(
  parts: readonly Part[],
  dimensions: readonly Dimension[],
  what: string,
  most: number,
): SimulationError {
  const largest = parts.at(-1)
  const names = largest?.dimensions.map((place) => dimensions[place]?.name) ?? []
  return new SimulationError(
    `${what} is about more than ${most} combinations that the policies tell apart.`,
    `Most come of ${names.join(' and ')}, which they tell apart in ${largest?.entries.length} ways: narrow that.`,
  )
}
