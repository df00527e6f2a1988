import type { Applying } from './compile/compiled'
import type { GateAnswer, Requirement } from './decision'
import { type Control, type ControlFacts, outcome } from './grant-controls/control'
import type { Demand, DemandState } from './grant-controls/demand'
import { mfa } from './grant-controls/mfa'

/** A demand that somebody makes: policies that apply, or a gate of the platform. */
export interface Demanding {
  readonly demand: Pick<Demand, 'operator' | 'controls'>
  readonly state: Pick<DemandState, 'state' | 'outcomes'>
  /** Ids of policies, or names of gates. */
  readonly requiredBy: readonly string[]
}

/** What is still to be done, and why it cannot be, if it cannot. */
export interface Outstanding {
  readonly required: readonly Requirement[]
  readonly isPossible: boolean
  /** The code of what cannot be done, or of what is asked first. */
  readonly code: number | null
}

const NOTHING: Outstanding = { required: [], isPossible: true, code: null }

interface Need {
  readonly control: Control
  readonly state: 'possible' | 'impossible'
  readonly says: string
  readonly code: number | null
  readonly by: readonly Demanding[]
}

/**
 * Plays the prompts through: always the first control in the documented order that somebody still needs and that can be
 * done, until nothing is left or what is left cannot be done.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies#policy-enforcement
 */
export function outstanding(demanding: readonly Demanding[], facts: ControlFacts): Outstanding {
  if (demanding.length === 0) return NOTHING
  const open = demanding.filter(({ state }) => state.state !== 'met')
  const needs = needsOf(open)
  const asked: Need[] = []
  const done = (control: Control) => asked.some((need) => covers(need.control, control, facts))
  const isMet = ({ demand, state }: Demanding) => {
    const met = demand.controls.map(
      (control, at) => state.outcomes[at]?.answer.state === 'met' || done(control),
    )
    return demand.operator === 'AND' ? met.every(Boolean) : met.some(Boolean)
  }
  for (const need of needs) {
    if (need.state === 'possible' && !done(need.control) && need.by.some((each) => !isMet(each)))
      asked.push(need)
  }
  const left = open.filter((each) => !isMet(each))
  const impossible = needs.filter(
    ({ state, by }) => state === 'impossible' && by.some((each) => left.includes(each)),
  )
  const all = [...asked, ...impossible].sort(byOrder)
  return {
    required: all.map((need) => requirement(need, open, facts)),
    isPossible: left.length === 0,
    code: (left.length === 0 ? all[0] : impossible[0])?.code ?? null,
  }
}

/** Every control that is not met, in the order of prompts, with those who ask for it. */
function needsOf(open: readonly Demanding[]): Need[] {
  const needs = new Map<Control, Need & { by: Demanding[] }>()
  for (const each of open) {
    each.demand.controls.forEach((control, at) => {
      const found = each.state.outcomes[at]
      if (!found || found.answer.state === 'met') return
      const before = needs.get(control)
      if (before) before.by.push(each)
      else {
        const state = found.answer.state === 'impossible' ? 'impossible' : 'possible'
        needs.set(control, { control, state, says: found.answer.because, code: found.code, by: [each] })
      }
    })
  }
  return [...needs.values()].sort(byOrder)
}

/** By the order of prompts; of two strengths the stricter first, so that the other is met by the way; else by id. */
function byOrder({ control: a }: Need, { control: b }: Need): number {
  const width = ({ strength }: Control) => strength?.allowedCombinations.length ?? 0
  return a.rank - b.rank || width(a) - width(b) || ((a.id ?? '') < (b.id ?? '') ? -1 : 1)
}

/** Whether doing `asked` meets `other` too: every combination that could be used for one does for the other. */
function covers(asked: Control, other: Control, { strengths, signIn }: ControlFacts): boolean {
  if (asked === other) return true
  const { strength } = asked
  const { strength: wanted } = other
  if (!strength || !wanted) return false
  return strengths.covers(strength, wanted, signIn.authentication)
}

function requirement(
  { control, says, by }: Need,
  open: readonly Demanding[],
  facts: ControlFacts,
): Requirement {
  const { strength } = control
  // Whoever is content with less is served by this as well, and is named for the sake of the question "who wants that?".
  const served = strength
    ? open.filter(({ demand }) =>
        demand.controls.some((each) => each !== control && each.strength && covers(control, each, facts)),
      )
    : []
  const others = by.map(({ demand }) =>
    demand.operator === 'AND'
      ? []
      : demand.controls.filter((each) => each !== control).map((each) => each.control),
  )
  return {
    control: control.control,
    ...(control.id === undefined ? {} : { id: control.id }),
    requiredBy: [...new Set([...by, ...served].flatMap(({ requiredBy }) => requiredBy))],
    combinations: strength
      ? facts.strengths.progress(strength, facts.signIn.authentication).combinations
      : [],
    alternatives: [...new Set(others[0] ?? [])].filter((each) => others.every((list) => list.includes(each))),
    says,
  }
}

/** What is asked for and not met, by policies that apply and by gates, each demand once with all who make it. */
export function openDemands(
  applying: readonly Applying[],
  gates: readonly GateAnswer[],
  facts: ControlFacts,
): readonly Demanding[] {
  const found: (Demanding & { readonly requiredBy: string[] })[] = []
  for (const { policy, state } of applying) {
    if (state.state === 'met') continue
    const before = found.find(({ demand }) => demand === policy.demand)
    if (before) before.requiredBy.push(policy.policy.id)
    else found.push({ demand: policy.demand, state, requiredBy: [policy.policy.id] })
  }
  const challenging = gates.filter(({ outcome: of }) => of === 'challenge')
  return [...found, ...challenging.map((gate) => gateDemand(gate, mfa(facts.strengths.mfa), facts))]
}

/** A gate of the platform that asks for multifactor authentication, as if it were a policy: it has found that it can be done. */
function gateDemand({ gate, because }: GateAnswer, control: Control, facts: ControlFacts): Demanding {
  const found = control.outcomes[control.evaluate(facts)]
  return {
    demand: { operator: 'AND', controls: [control] },
    state: { state: 'possible', outcomes: [outcome(control, 'possible', because, found?.code ?? 50074)] },
    requiredBy: [gate],
  }
}
