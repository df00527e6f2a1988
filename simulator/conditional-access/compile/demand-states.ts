import type { ControlFacts, ControlOutcome } from '../grant-controls/control'
import type { Demand, DemandState, Demands } from '../grant-controls/demand'
import { rankWith } from '../grant-controls/rank'
import { Bounded } from './bounded'

/** How far each demand of a tenant is met, for one sign-in; each is worked out when it is first asked for. Valid until the next. */
export type DemandStates = (demand: Demand) => DemandState

const KEPT = 1024
const UNKNOWN = -1
/** Outcomes of a control that fit into a key. */
const BASE = 32

/** Makes the answers of one tenant; they are kept and shared between sign-ins. */
export function demandStates({ all, controls: every }: Demands): (facts: ControlFacts) => DemandStates {
  const kept = all.map(() => new Bounded<number | string, DemandState>(KEPT))
  const counters = all.map(() => ({ count: 0 }))

  function make(demand: Demand, stages: readonly number[], key: number | string): DemandState {
    const outcomes = demand.places.flatMap((place) => every[place]?.outcomes[stages[place] ?? 0] ?? [])
    const state = stateOf(demand, outcomes)
    const counter = counters[demand.index]
    const index = counter ? counter.count++ : 0
    const controls = outcomes.map(({ answer }) => answer)
    const rank = (unknown: DemandState['state']) => rankWith(demand.operator, { state, controls }, unknown)
    const made = { state, outcomes, controls, mildest: rank('met'), strictest: rank('impossible'), index }
    return kept[demand.index]?.keep(key, made) ?? made
  }

  // One set of lists for all sign-ins: they are asked one after the other.
  const stages: number[] = every.map(() => UNKNOWN)
  const states: (DemandState | undefined)[] = all.map(() => undefined)

  return (facts) => {
    for (let place = 0; place < stages.length; place++) stages[place] = UNKNOWN
    for (let index = 0; index < states.length; index++) states[index] = undefined
    return (demand) => {
      const before = states[demand.index]
      if (before) return before
      // Ten controls of five bits each are exact in a number; a demand with more is kept by a text.
      let key = 0
      for (const place of demand.places) {
        let stage = stages[place] ?? UNKNOWN
        if (stage === UNKNOWN) {
          stage = every[place]?.evaluate(facts) ?? 0
          stages[place] = stage
        }
        key = key * BASE + stage
      }
      const exact = demand.places.length <= 10 ? key : demand.places.map((place) => stages[place]).join()
      const state = kept[demand.index]?.get(exact) ?? make(demand, stages, exact)
      states[demand.index] = state
      return state
    }
  }
}

function stateOf(demand: Demand, outcomes: readonly ControlOutcome[]): DemandState['state'] {
  if (outcomes.length === 0) return 'met'
  if (demand.blocks) return 'impossible'
  const states = outcomes.map(({ answer }) => answer.state)
  const isMet = demand.operator === 'AND' ? states.every(met) : states.some(met)
  if (isMet) return 'met'
  const can = demand.operator === 'AND' ? states.every(could) : states.some(could)
  return can ? 'possible' : 'impossible'
}

function met(state: string): boolean {
  return state === 'met'
}

/** A control that is not known here may be met by somebody who knows it. */
function could(state: string): boolean {
  return state !== 'impossible'
}
