import type { GateAnswer } from '../decision'
import type { ControlFacts } from '../grant-controls/control'
import { mfa } from '../grant-controls/mfa'

/** The code behind gates that are closed: security defaults stop legacy clients with AADSTS530035; whoever else is stopped lacks MFA. */
export function gateCode(closed: readonly GateAnswer[], facts: ControlFacts): number | null {
  if (closed.some(({ gate }) => gate === 'legacyAuthentication')) return 530035
  const control = mfa(facts.strengths.mfa)
  return control.outcomes[control.evaluate(facts)]?.code ?? null
}
