import type { PolicyTenant } from '../../directory/policy-tenant'

/** `contradicted`: marked as on beside enabled policies, which Entra does not allow; the policies are then in force. */
export type Defaults = 'on' | 'off' | 'unknown' | 'contradicted'

/**
 * Whether security defaults are in force. They and enabled policies exclude each other.
 * https://learn.microsoft.com/entra/fundamentals/security-defaults#disabling-security-defaults
 */
export function defaultsOf(tenant: PolicyTenant): Defaults {
  const isEnabled = tenant.identitySecurityDefaultsEnforcementPolicy?.isEnabled
  if (isEnabled === undefined || isEnabled === null) return 'unknown'
  if (!isEnabled) return 'off'
  return tenant.conditionalAccessPolicies.some(({ state }) => state === 'enabled') ? 'contradicted' : 'on'
}

/** No policy is on, and whether security defaults are instead the export does not say. */
export function isSilent(tenant: PolicyTenant): boolean {
  const defaults = defaultsOf(tenant)
  const policies = tenant.conditionalAccessPolicies
  if (policies.length === 0) return defaults !== 'on'
  return defaults === 'unknown' && !policies.some(({ state }) => state === 'enabled')
}
