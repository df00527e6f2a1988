import type { PolicyTenant } from '../directory/policy-tenant'
import { ADMINISTRATION_PORTALS, AZURE_MANAGEMENT } from './gates/applications'
import { INTUNE_ENROLLMENT } from './grant-controls/device-demand'
import { isOn } from './is-on'
import { listed } from './lists'

interface Kind {
  /** What one of them is called, without an article. */
  readonly says: string
  readonly appIds: ReadonlySet<string>
}

/** One application of each kind that is treated unlike all others. */
export function setApart(tenant: PolicyTenant): readonly string[] {
  return kindsSetApart(tenant).flatMap(({ appIds }) => [...appIds].slice(0, 1))
}

/**
 * Applications that are treated unlike all others though no policy names them, by kind: portals for administrators, what manages
 * Azure where security defaults may be on, and the enrolment of devices where one has to be compliant.
 */
export function kindsSetApart(tenant: PolicyTenant): readonly Kind[] {
  const { conditionalAccessPolicies: policies, identitySecurityDefaultsEnforcementPolicy: defaults } = tenant
  const asksForCompliance = policies.some(
    (policy) =>
      isOn(policy) &&
      listed(policy.grantControls?.builtInControls).some((each) => each.toLowerCase() === 'compliantdevice'),
  )
  return [
    { says: 'administration portal', appIds: ADMINISTRATION_PORTALS },
    ...(defaults?.isEnabled === true
      ? [{ says: 'application that manages Azure', appIds: AZURE_MANAGEMENT }]
      : []),
    ...(asksForCompliance ? [{ says: 'application that enrols devices', appIds: INTUNE_ENROLLMENT }] : []),
  ]
}
