import type { GateAnswer } from '../decision'
import type { ControlFacts } from '../grant-controls/control'
import { mfa } from '../grant-controls/mfa'

/** Security defaults stop legacy clients with AADSTS530035; everything else that stops somebody is missing MFA. */
export function gateCode({ gate }: GateAnswer, facts: ControlFacts): number | null {
  if (gate === 'legacyAuthentication' || facts.isLegacy) return 530035
  const control = mfa(facts.strengths.mfa)
  return control.outcomes[control.evaluate(facts)]?.code ?? null
}
