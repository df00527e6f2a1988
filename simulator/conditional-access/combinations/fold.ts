import { clear, keyOf, type Layout } from './layout'
import type { Merge } from './merge'
import type { Entry, Part } from './parts'

/** What is known of some values, chosen for some dimensions. */
export interface State {
  readonly words: Int32Array
  count: number
  /** Place of a value for each dimension chosen so far: of the first such choice. */
  at: readonly number[]
  /** How it came about, where that is kept: from a state, by one of some entries of the part that was added last. */
  readonly ways: Way[]
}

export interface Way {
  readonly from: State
  readonly entries: readonly number[]
}

interface Adding {
  readonly merge: Merge
  readonly most: number
  readonly keepsWays: boolean
}

/** Entries that nothing tells apart any more, as one. */
interface Several extends Entry {
  /** Their places. */
  readonly of: readonly number[]
}

/** The states after one more part. @param most states; where there are more, the rest is left out */
export function added(
  states: readonly State[],
  part: Part,
  layout: Layout,
  { merge, most, keepsWays }: Adding,
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
      const way = keepsWays ? [{ from: state, entries: entry.of }] : []
      const before = found.get(key)
      if (before) {
        before.count += count
        before.ways.push(...way)
        if (order(at, before.at) < 0) before.at = at
      } else if (found.set(key, { words: words.slice(), count, at, ways: way }).size > most)
        return [...found.values()]
    }
  }
  return [...found.values()]
}

/** Fewer entries than this are gone through as they are. */
const FEW = 8

/** The entries of a part that policies left by a state still tell apart. */
function remaining({ entries }: Part, layout: Layout, merge: Merge): (state: State) => readonly Several[] {
  const alone = entries.map((entry, place) => ({ ...entry, of: [place] }))
  if (entries.length <= FEW) return () => alone
  const kept = new Map<string, readonly Several[]>()
  return ({ words: left }) => {
    const key = keyOf(left, 0, layout.bits)
    const before = kept.get(key)
    if (before) return before
    const found = new Map<string, Several>()
    for (const entry of alone) {
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
        of: same ? [...same.of, ...entry.of] : entry.of,
      })
    }
    const few = [...found.values()]
    kept.set(key, few)
    return few
  }
}

/** By the first dimension in which they differ; only those that both have chosen count. */
export function order(one: readonly number[], other: readonly number[]): number {
  for (let place = 0; place < one.length; place++) {
    const [a, b] = [one[place], other[place]]
    if (a !== undefined && b !== undefined && a !== b) return a - b
  }
  return 0
}
