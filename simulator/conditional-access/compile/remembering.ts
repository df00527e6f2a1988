import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { Condition, Verdict } from '../conditions/condition'
import type { PolicyContext } from '../conditions/context'

/**
 * The condition, which compiles a policy once for a tenant: a test hangs on the names and the places there, and on no other policy,
 * so that where one policy is edited all the others keep theirs.
 */
export function remembering<Facts>(condition: Condition<Facts>): Condition<Facts> {
  type Tests = WeakMap<ConditionalAccessPolicy, ((facts: Facts) => Verdict) | null>
  const known = new WeakMap<PolicyContext['names'], Tests>()
  return {
    ...condition,
    compile(policy, context) {
      const tests: Tests = known.get(context.names) ?? new WeakMap()
      known.set(context.names, tests)
      const before = tests.get(policy)
      if (before !== undefined) return before
      const made = condition.compile(policy, context)
      tests.set(policy, made)
      return made
    },
  }
}
