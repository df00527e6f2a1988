import { SimulationError } from '../../core/errors'
import type { Compiled } from '../compile/compiled'
import { added, order, type State } from './fold'
import { layoutOf } from './layout'
import { type EffectOf, effectOf, merging } from './merge'
import { type Part, partsOf } from './parts'
import type { Dimension, Value } from './value'

/** Sign-ins of which the policies, and all else that decides, say the same. */
export interface Combination {
  /** The first of them: values beside the dimensions. */
  readonly values: readonly Value[]
  readonly count: number
  readonly state: State
}

export interface Combinations {
  readonly all: readonly Combination[]
  /** In the order in which they were added. */
  readonly parts: readonly Part[]
}

/** What is asked of combinations. */
export interface Asked {
  /** As the beginning of a sentence. */
  readonly what: string
  /** What tells policies apart that apply. */
  readonly effects?: EffectOf
  /** Combinations; more would take longer than anybody waits. */
  readonly most?: number
  /** By tenant and bit: where none of these may apply, sign-ins are all the same. */
  readonly only?: readonly Int32Array[]
  /** Whether it is kept how each came about, for `boxesOf`. */
  readonly keepsWays?: boolean
}

const MOST = 50_000

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
  { what, effects = effectOf, most = MOST, only, keepsWays = false }: Asked,
): Combinations {
  if (dimensions.some(({ values }) => values.length === 0)) return { all: [], parts: [] }
  const layout = layoutOf(tenants, dimensions)
  const parts = [...partsOf(tenants, dimensions, layout)].sort((a, b) => a.entries.length - b.entries.length)
  let states: readonly State[] = [{ words: layout.start, count: 1, at: [], ways: [] }]
  for (const [at, part] of parts.entries()) {
    const merge = merging(tenants, parts.slice(at + 1), layout, { effects, ...(only ? { only } : {}) })
    states = added(states, part, layout, { merge, most, keepsWays })
    if (states.length > most) throw tooMany(parts, dimensions, what, most)
  }
  const all = [...states]
    .sort((a, b) => order(a.at, b.at))
    .map((state) => ({
      values: dimensions.flatMap(({ values }, place) => values[state.at[place] ?? 0] ?? []),
      count: state.count,
      state,
    }))
  return { all, parts }
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
