import type { PolicyTenant } from '../directory/policy-tenant'
import { ADMINISTRATION_PORTALS, AZURE_MANAGEMENT } from './gates/applications'
import { INTUNE_ENROLLMENT } from './grant-controls/device-demand'
import { isOn } from './is-on'
import { listed } from './lists'

/**
 * One application of each kind that is treated unlike all others though no policy names it: a portal for administrators, what
 * manages Azure where security defaults may be on, and the enrolment of devices where one has to be compliant.
 */
export function setApart(tenant: PolicyTenant): readonly string[] {
  const { conditionalAccessPolicies: policies, identitySecurityDefaultsEnforcementPolicy: defaults } = tenant
  const asksForCompliance = policies.some(
    (policy) =>
      isOn(policy) &&
      listed(policy.grantControls?.builtInControls).some((each) => each.toLowerCase() === 'compliantdevice'),
  )
  const kinds = [
    ADMINISTRATION_PORTALS,
    ...(defaults?.isEnabled === true ? [AZURE_MANAGEMENT] : []),
    ...(asksForCompliance ? [INTUNE_ENROLLMENT] : []),
  ]
  return kinds.flatMap((ids) => [...ids].slice(0, 1))
}
