import type { Decision, PolicyAnswer } from '../decision'
import type { Expectation } from './assertion'
import type { Expected } from './expectations'

/** The policy, or the rule of the platform, to look at first. */
export interface Responsible {
  readonly id: string
  readonly displayName: string
  /** Why it decided as it did, or did not apply. */
  readonly because: string
}

/**
 * Who is responsible for a decision that is not as expected: where a grant is expected, the first policy or gate that stands in
 * the way; otherwise, of the policies that would do what is expected, the one that came closest to applying.
 */
export function responsibleFor(expect: Expectation, decision: Decision, meets: Expected): Responsible | null {
  if (expect === 'grant') return inTheWay(decision)
  const candidates = decision.policies.filter(
    (policy) =>
      meets.wouldDo(policy) && !(policy.state === 'enabled' && policy.policyApplies && policy.satisfied),
  )
  const [closest] = [...candidates].sort((one, other) => nearness(other) - nearness(one))
  if (!closest) return null
  const { id, displayName, state, policyApplies, because } = closest
  const offered =
    policyApplies && state === 'enabled' ? `${because} That can be met in another way.` : because
  const says = policyApplies && state === 'enabledForReportingButNotEnforced' ? 'It is report-only.' : offered
  return { id, displayName, because: says }
}

function inTheWay({ policies, gates }: Decision): Responsible | null {
  const enforced = policies.filter(
    ({ state, policyApplies, satisfied }) => state === 'enabled' && policyApplies && !satisfied,
  )
  const policy =
    enforced.find(({ controls }) => controls.some(({ control }) => control === 'block')) ?? enforced[0]
  if (policy) return { id: policy.id, displayName: policy.displayName, because: policy.because }
  const gate = gates.find(({ outcome }) => outcome === 'challenge' || outcome === 'block')
  return gate ? { id: gate.gate, displayName: gate.gate, because: gate.because } : null
}

/** Applying, then ruled out late, then early; of two alike the one that is on. */
function nearness({ state, policyApplies, conditions }: PolicyAnswer): number {
  const met = policyApplies ? 100 : conditions.length
  return met * 2 + (state === 'enabled' ? 1 : 0) - (state === 'disabled' ? 50 : 0)
}
