import { block } from './block'
import { compliantApplication } from './compliant-application'
import { compliantDevice } from './compliant-device'
import type { Control } from './control'
import { domainJoinedDevice } from './domain-joined-device'
import { mfa } from './mfa'
import { passwordChange } from './password-change'
import { riskRemediation } from './risk-remediation'
import type { Strengths } from './strengths'

/**
 * Graph's `builtInControls`, by name in lower case. The others that a policy can name (strengths, terms of use, custom factors)
 * have ids and members of their own.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols
 */
export function builtInControls(strengths: Strengths): ReadonlyMap<string, Control> {
  const all = [
    block,
    mfa(strengths.mfa),
    compliantDevice,
    domainJoinedDevice,
    compliantApplication,
    passwordChange,
    riskRemediation,
  ]
  return new Map(all.map((each) => [each.control.toLowerCase(), each]))
}
