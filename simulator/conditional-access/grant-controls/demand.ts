import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { ControlAnswer } from '../decision'
import { listed } from '../lists'
import { authenticationStrength } from './authentication-strength'
import { block } from './block'
import { builtInControls } from './built-in'
import { type Control, type ControlOutcome, outcome } from './control'
import { customAuthenticationFactor } from './custom-authentication-factor'
import { inForce } from './retired'
import type { Strengths } from './strengths'
import { termsOfUse } from './terms-of-use'
import { unknownControl } from './unknown-control'

/** What a policy asks for: its controls and how they are joined. Policies that ask for the same share one. */
export interface Demand {
  readonly operator: 'AND' | 'OR'
  /** In the documented order of prompts. */
  readonly controls: readonly Control[]
  /** Places of the controls among all of the tenant's. */
  readonly places: readonly number[]
  readonly blocks: boolean
  readonly index: number
}

/** How far a demand is met, all its controls taken together. */
export interface DemandState {
  /** `possible`: not met, and could be in this sign-in. `impossible`: not met, and cannot be. */
  readonly state: 'met' | 'possible' | 'impossible'
  readonly controls: readonly ControlAnswer[]
  readonly outcomes: readonly ControlOutcome[]
  /** From 0 (met) to 2 (impossible), where what is not known is as mild as it can be, and as strict. */
  readonly mildest: number
  readonly strictest: number
  readonly index: number
}

/** Collects the demands of a tenant's policies. */
export interface Demands {
  of(policy: ConditionalAccessPolicy): Demand
  readonly all: readonly Demand[]
  /** Every control that some policy names, once. */
  readonly controls: readonly Control[]
}

/** @param strengths what methods are measured by */
export function demandsOf(strengths: Strengths): Demands {
  const builtIn = builtInControls(strengths)
  const controls: Control[] = []
  const byName = new Map<string, number>()
  const all: Demand[] = []
  const byControls = new Map<string, Demand>()

  /** The place of a control, made where it is new. */
  function place(name: string, make: () => Control): number {
    const before = byName.get(name)
    if (before !== undefined) return before
    byName.set(name, controls.length)
    return controls.push(alike(forPeople(make()))) - 1
  }

  function placesOf({ grantControls: of }: ConditionalAccessPolicy): number[] {
    const strength = of?.authenticationStrength
    const places = [
      ...inForce(of).map((name) => {
        const key = name.toLowerCase()
        return place(key, () => builtIn.get(key) ?? unknownControl(name))
      }),
      ...listed(of?.termsOfUse).map((id) => place(`termsOfUse ${id}`, () => termsOfUse(id))),
      ...listed(of?.customAuthenticationFactors).map((id) =>
        place(`custom ${id}`, () => customAuthenticationFactor(id)),
      ),
    ]
    if (strength?.id) {
      const { id } = strength
      places.push(
        place(`strength ${id}`, () => authenticationStrength(id, strengths.find(id, expanded(strength)))),
      )
    }
    return [...new Set(places)]
  }

  return {
    all,
    controls,
    of: (policy) => {
      const rank = (at: number) => controls[at]?.rank ?? 0
      const places = placesOf(policy).sort((a, b) => rank(a) - rank(b) || a - b)
      const operator = policy.grantControls?.operator?.toUpperCase() === 'AND' ? 'AND' : 'OR'
      const key = `${operator} ${places.join()}`
      const before = byControls.get(key)
      if (before) return before
      const named = places.flatMap((at) => controls[at] ?? [])
      const demand: Demand = {
        operator,
        controls: named,
        places,
        blocks: named.some(({ control }) => control === block.control),
        index: all.length,
      }
      all.push(demand)
      byControls.set(key, demand)
      return demand
    },
  }
}

const WORKLOAD =
  'A policy for workload identities can only block access: what comes of this control for one is not documented.'

/**
 * The control, with an outcome of its own for workload identities: what people are asked for, these cannot show.
 * https://learn.microsoft.com/entra/identity/conditional-access/workload-identity
 */
function forPeople(control: Control): Control {
  if (control.control === block.control) return control
  const { outcomes, evaluate } = control
  return {
    ...control,
    outcomes: [...outcomes, outcome(control, 'unknown', WORKLOAD)],
    evaluate: (facts) =>
      facts.signIn.signInIdentity['@odata.type'] === '#microsoft.graph.servicePrincipalSignIn'
        ? outcomes.length
        : evaluate(facts),
  }
}

/** With every member, in one order: all decisions look at controls, and objects of one shape are looked at fastest. */
function alike({ control, id, asks, rank, strength, outcomes, evaluate }: Control): Control {
  return { control, id, asks, rank, strength, outcomes, evaluate }
}

function expanded(strength: object): readonly string[] | null {
  const combinations = 'allowedCombinations' in strength ? strength.allowedCombinations : null
  return Array.isArray(combinations) ? combinations.filter((each) => typeof each === 'string') : null
}
