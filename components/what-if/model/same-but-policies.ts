import type { PolicyTenant } from '../../../simulator/doors/policy'

/** Whether two tenants are the same but for their policies, as far as identity tells. */
export function onlyPoliciesDiffer(one: PolicyTenant, other: PolicyTenant): boolean {
  return Object.entries(one).every(
    ([member, value]) =>
      member === 'conditionalAccessPolicies' || other[member as keyof PolicyTenant] === value,
  )
}
