import { BUILT_IN_STRENGTHS, MFA_COMBINATIONS, reachable, satisfies } from '../../authentication/strengths'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { bounded } from '../bounded'
import { listed } from '../lists'
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
}

const KEPT = 4096

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
    byId.set(id.toLowerCase(), add(displayName ?? id, listed(allowedCombinations)))
  }
  const people = bounded<string, (Progress | undefined)[]>(KEPT)

  return {
    mfa,
    find: (id, expanded) => {
      const known = byId.get(id.toLowerCase())
      if (known || !expanded || expanded.length === 0) return known ?? null
      const strength = add(id, expanded)
      byId.set(id.toLowerCase(), strength)
      return strength
    },
    progress: (strength, { completed, registered }) => {
      const key = registered === null ? completed.join() : `${completed.join()} ${registered.join()}`
      const done = people.get(key) ?? people.set(key, [])
      const before = done[strength.index]
      if (before) return before
      const isMet = satisfies(completed, strength.allowedCombinations)
      const combinations = reachable(registered, completed, strength.allowedCombinations)
      const progress = { isMet, combinations }
      done[strength.index] = progress
      return progress
    },
  }
}
