import { bounded } from '../bounded'
import type { ControlFacts, ControlOutcome } from './control'
import type { Demand, DemandState, Demands } from './demand'

/** How far each demand of a tenant is met, for one sign-in; each is worked out when it is first asked for. */
export type DemandStates = (demand: Demand) => DemandState

const KEPT = 1024
/** Outcomes of a control that fit into a key. */
const BASE = 16

/** Makes the answers of one tenant; they are kept and shared between sign-ins. */
export function demandStates({ all, controls }: Demands): (facts: ControlFacts) => DemandStates {
  const kept = all.map(() => bounded<number | string, DemandState>(KEPT))
  const made = all.map(() => ({ count: 0 }))

  function make(demand: Demand, stages: Int8Array): DemandState {
    const outcomes = demand.places.flatMap((place) => controls[place]?.outcomes[stages[place] ?? 0] ?? [])
    const state = stateOf(demand, outcomes)
    const counter = made[demand.index]
    const index = counter ? counter.count++ : 0
    return { state, outcomes, controls: outcomes.map(({ answer }) => answer), index }
  }

  return (facts) => {
    const stages = new Int8Array(controls.length).fill(-1)
    const states: (DemandState | undefined)[] = []
    return (demand) => {
      const before = states[demand.index]
      if (before) return before
      // Thirteen controls of four bits each are exact in a number; a demand with more is kept by a text.
      let key = 0
      for (const place of demand.places) {
        if ((stages[place] ?? -1) < 0) stages[place] = controls[place]?.evaluate(facts) ?? 0
        key = key * BASE + (stages[place] ?? 0)
      }
      const exact = demand.places.length <= 13 ? key : demand.places.map((place) => stages[place]).join()
      const cache = kept[demand.index]
      const state = cache?.get(exact) ?? make(demand, stages)
      cache?.set(exact, state)
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
