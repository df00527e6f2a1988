import { BUILT_IN_STRENGTHS, MFA_COMBINATIONS, reachable, satisfies } from '../../authentication/strengths'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { Bounded } from '../compile/bounded'
import { interned } from '../compile/interned'
import type { AuthenticationState } from '../sign-in'

/** Combinations of methods that end a sign-in: an authentication strength, or plain MFA. */
export interface Strength {
  readonly name: string
  readonly allowedCombinations: readonly string[]
  /** Whether whoever meets it has met plain MFA as well. */
  readonly isMfa: boolean
  readonly index: number
}

/** How far a person is with a strength. */
export interface Progress {
  readonly isMet: boolean
  /** What they could complete, or have. */
  readonly combinations: readonly string[]
}

/** The strengths of a tenant, and how far people are with them. */
export interface Strengths {
  readonly mfa: Strength
  /** By id; null: not known. @param expanded the combinations that an export wrote into the policy itself */
  find(id: string, expanded?: readonly string[] | null): Strength | null
  progress(strength: Strength, authentication: AuthenticationState): Progress
  /** Whether every combination that the person could use for `asked` does for `wanted` too. */
  covers(asked: Strength, wanted: Strength, authentication: AuthenticationState): boolean
}

/** People who have shown and registered the same. */
interface Person {
  readonly progress: (Progress | undefined)[]
  readonly covers: Map<number, boolean>
}

interface Asked {
  readonly authentication: AuthenticationState
  readonly person: Person
}

const KEPT = 4096
/** Two places in one number. */
const APART = 65_536

/** @param tenant custom strengths are its `authenticationStrengthPolicies`; the three built in are always there */
export function strengthsOf(tenant: PolicyTenant): Strengths {
  const all: Strength[] = []
  const mfaCombinations = new Set(MFA_COMBINATIONS)
  const add = (name: string, allowedCombinations: readonly string[]): Strength => {
    const isMfa =
      allowedCombinations.length > 0 && allowedCombinations.every((each) => mfaCombinations.has(each))
    const strength = { name, allowedCombinations, isMfa, index: all.length }
    all.push(strength)
    return strength
  }
  const mfa = add('multifactor authentication', MFA_COMBINATIONS)
  const byId = new Map<string, Strength>()
  for (const { id, displayName, allowedCombinations } of [
    ...BUILT_IN_STRENGTHS,
    ...tenant.authenticationStrengthPolicies,
  ]) {
    // One that does not say what it allows is not known.
    if (allowedCombinations) byId.set(id.toLowerCase(), add(displayName ?? id, allowedCombinations))
  }
  const people = new Bounded<number, Person>(KEPT)
  const keys = interned(KEPT)
  let last: Asked | undefined
  let beforeLast: Asked | undefined

  /** What is remembered of people with the same methods. The same person is asked about several times in a row, with all and with some. */
  function personOf(authentication: AuthenticationState): Person {
    if (last?.authentication === authentication) return last.person
    const asked =
      beforeLast?.authentication === authentication
        ? beforeLast
        : { authentication, person: rememberedOf(authentication) }
    beforeLast = last
    last = asked
    return asked.person
  }

  function rememberedOf({ completed, registered }: AuthenticationState): Person {
    // A list that is not there has no length.
    const key = keys([completed.length, registered?.length ?? -1, ...completed, ...(registered ?? [])])
    return people.get(key) ?? people.keep(key, { progress: [], covers: new Map() })
  }

  const strengths: Strengths = {
    mfa,
    find: (id, expanded) => {
      const known = byId.get(id.toLowerCase())
      if (known || !expanded || expanded.length === 0) return known ?? null
      const strength = add(id, expanded)
      byId.set(id.toLowerCase(), strength)
      return strength
    },
    progress: (strength, authentication) => {
      const done = personOf(authentication).progress
      const before = done[strength.index]
      if (before) return before
      const { completed, registered } = authentication
      const progress = {
        isMet: satisfies(completed, strength.allowedCombinations),
        combinations: reachable(registered, completed, strength.allowedCombinations),
      }
      done[strength.index] = progress
      return progress
    },
    covers: (asked, wanted, authentication) => {
      const { covers } = personOf(authentication)
      const at = asked.index * APART + wanted.index
      const before = covers.get(at)
      if (before !== undefined) return before
      const { combinations } = strengths.progress(asked, authentication)
      const covered =
        combinations.length > 0 &&
        combinations.every((each) => satisfies(each.split(','), wanted.allowedCombinations))
      covers.set(at, covered)
      return covered
    },
  }
  return strengths
}
