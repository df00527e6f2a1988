import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { Person } from '../assertions/people'
import { type Dimension, signInOf, type Value } from '../combinations/value'
import type { Compiled } from '../compile/compiled'
import { both, listed } from '../lists'

type Both = readonly [before: Compiled, after: Compiled]

/** Combinations of methods, and methods, of which no more are tried. */
const MOST = 64

/**
 * A password alone; each combination of methods that a strength takes now and did not, or no longer takes; and whoever has
 * registered nothing but a method that somebody may use now and might not, or no longer may.
 */
export function methodsTold(
  compiled: Both,
  people: readonly Person[],
): { readonly dimension: Dimension; readonly untried: string | null } {
  const { combinations } = combinationsMoved(compiled)
  const modes = modesMoved(compiled, people)
  const values: readonly Value[] = [
    { says: '', authentication: { completed: ['password'], registered: null } },
    ...combinations.slice(0, MOST).map((combination) => ({
      says: `signed in with ${both(combination.split(','))}`,
      authentication: { completed: combination.split(','), registered: null },
    })),
    ...modes.map((mode) => ({
      says: `with nothing registered but a password and ${mode}`,
      authentication: { completed: ['password'], registered: ['password', mode] },
    })),
  ]
  return {
    dimension: { name: 'method', values },
    untried: combinations.length > MOST ? 'some combinations of methods' : null,
  }
}

/** Methods that somebody may use before or after, and not both; or of which that is not known alike. */
export function modesMoved([before, after]: Both, people: readonly Person[]): readonly string[] {
  const moved = new Set<string>()
  for (const person of people) {
    const [was, is] = [before, after].map((compiled) => {
      const { forbidden, sure } = compiled.withMethods(signInOf([person])).authentication
      return [new Set(forbidden), new Set(sure?.forbidden ?? forbidden)] as const
    })
    for (const at of [0, 1] as const)
      for (const mode of [...(was?.[at] ?? []), ...(is?.[at] ?? [])])
        if (was?.[at].has(mode) !== is?.[at].has(mode)) moved.add(mode)
  }
  return [...moved]
}

/** Combinations that the strength of a policy takes before or after, and not both; and names of these strengths. */
export function combinationsMoved([before, after]: Both): {
  readonly combinations: readonly string[]
  readonly strengths: readonly string[]
} {
  const [was, is] = [strengthsIn(before), strengthsIn(after)]
  const alone = (of: typeof was, other: typeof was): Asked => {
    const left = [...of].flatMap(([id, each]) => (other.has(id) ? [] : [each]))
    return {
      name: left.map(({ name }) => name).join(', '),
      combinations: new Set(left.flatMap(({ combinations }) => [...combinations])),
    }
  }
  const pairs = [
    ...[...was].flatMap(([id, each]) => [[each, is.get(id)] as const]),
    // A policy that was written anew under another id is two.
    [alone(was, is), alone(is, was)] as const,
  ].flatMap(([one, other]) => {
    if (!other || one.combinations.size === 0 || other.combinations.size === 0) return []
    const moved = [...one.combinations, ...other.combinations].filter(
      (each) => one.combinations.has(each) !== other.combinations.has(each),
    )
    return moved.length > 0 ? [{ name: other.name, moved }] : []
  })
  return {
    combinations: [...new Set(pairs.flatMap(({ moved }) => moved))],
    strengths: [...new Set(pairs.map(({ name }) => name))],
  }
}

interface Asked {
  readonly name: string
  readonly combinations: ReadonlySet<string>
}

/** By policy the strength that it asks for. */
function strengthsIn({ tenant, strengths }: Compiled): ReadonlyMap<string, Asked> {
  return new Map(
    tenant.conditionalAccessPolicies.flatMap((policy) => {
      const asked = strengthOf(policy)
      // What a policy has written out of it was read with the policy.
      const found = asked?.id ? strengths.find(asked.id) : null
      if (!found) return []
      const combinations = new Set(found.allowedCombinations.map((each) => each.split(',').sort().join()))
      return [[policy.id, { name: found.name, combinations }] as const]
    }),
  )
}

function strengthOf({ state, grantControls }: ConditionalAccessPolicy) {
  return state === 'disabled' ? null : grantControls?.authenticationStrength
}

/** Ids of the strengths that policies ask for, in lower case. */
export function strengthsAsked(policies: readonly ConditionalAccessPolicy[]): ReadonlySet<string> {
  return new Set(policies.flatMap((policy) => strengthOf(policy)?.id?.toLowerCase() ?? []))
}

/** What the policy for methods says besides who may use which, by method: nothing here is decided by it. */
export function settingsOf({ tenant }: Compiled): ReadonlyMap<string, object> {
  return new Map(
    listed(tenant.authenticationMethodsPolicy?.authenticationMethodConfigurations).map((each) => {
      const { id, state: _, ...others } = each as { readonly id?: string | null; readonly state?: unknown }
      const { includeTargets: _in, excludeTargets: _out, ...settings } = others as Record<string, unknown>
      return [id?.toLowerCase() ?? '', settings] as const
    }),
  )
}
