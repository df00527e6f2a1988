import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { maskedConditions } from '../caveats/masked-words'
import type { Condition, Verdict } from '../conditions/condition'
import type { PolicyContext } from '../conditions/context'
import type { SignIn } from '../sign-in'
import { Bounded } from './bounded'

/** What one condition says of one sign-in, for every policy at once. */
export interface Column {
  /** A bit for each policy that the condition lets pass. */
  readonly passes: Int32Array
  /** A bit for each policy that the condition does not rule out, be it because that cannot be told. */
  readonly mayPass: Int32Array
  /** A bit for each policy that the condition lets pass without a doubt. */
  readonly surely: Int32Array
  /** For each policy, the place of the verdict among those that this policy's condition has given so far. */
  readonly verdicts: Uint16Array
}

/** One condition of all policies, and what it has said of sign-ins so far. */
export interface Columns {
  readonly name: Condition<unknown>['name']
  of(signIn: SignIn): Column
  /** Whether the policy configures the condition. */
  configures(policy: number): boolean
  verdict(policy: number, place: number): Verdict
}

/** Sign-ins differ in few ways for one condition; a tenant with more people than this starts afresh now and then. */
const KEPT = 16_384

/** @param policies those that are looked at, in the order of their bits */
export function columnsOf<Facts>(
  condition: Condition<Facts>,
  policies: readonly ConditionalAccessPolicy[],
  context: PolicyContext,
): Columns {
  const tests = policies.map((policy) => condition.compile(policy, context))
  const unconfigured: Verdict = { outcome: 'any', because: condition.unconfigured, reason: 'notSet' }
  /** By policy, once its condition has said something. */
  const given: Verdict[][] = []
  const places: Map<string, number>[] = []
  const masked = policies.map((policy) => maskedConditions(policy).has(condition.name))
  const byKey = new Bounded<string | number, Column>(KEPT)
  const byContent = new Bounded<string, Column>(KEPT)
  let lastKey: string | number = ''
  let last: Column | undefined

  function place(policy: number, verdict: Verdict): number {
    const key = `${verdict.outcome}${verdict.because}${verdict.doubt ?? ''}`
    const at = places[policy] ?? new Map([[unconfigured.because, 0]])
    const said = given[policy] ?? [unconfigured]
    places[policy] = at
    given[policy] = said
    const known = at.get(key)
    if (known !== undefined) return known
    at.set(key, said.length)
    return said.push(verdict) - 1
  }

  function make(facts: Facts): Column {
    const passes = new Int32Array((policies.length + 31) >> 5)
    const mayPass = new Int32Array(passes.length)
    const surely = new Int32Array(passes.length)
    const verdicts = new Uint16Array(policies.length)
    tests.forEach((test, policy) => {
      const verdict = test === null ? unconfigured : test(facts)
      if (test !== null) verdicts[policy] = place(policy, verdict)
      if (verdict.outcome === 'matched' || verdict.outcome === 'any') {
        set(passes, policy)
        if (verdict.doubt === undefined) set(surely, policy)
      }
      if (verdict.outcome !== 'ruled-out' || masked[policy]) set(mayPass, policy)
    })
    // Many people are the same to every policy: they share a column.
    const content = verdicts.join()
    return byContent.get(content) ?? byContent.keep(content, { passes, mayPass, surely, verdicts })
  }

  return {
    name: condition.name,
    of: (signIn) => {
      const key = condition.key(signIn, context)
      // Of one condition, many sign-ins in a row say the same: no risk, no certain flow.
      if (last && key === lastKey) return last
      last = byKey.get(key) ?? byKey.keep(key, make(condition.facts(signIn, context)))
      lastKey = key
      return last
    },
    configures: (policy) => tests[policy] !== null,
    verdict: (policy, at) => given[policy]?.[at] ?? unconfigured,
  }
}

function set(bits: Int32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31))
}
