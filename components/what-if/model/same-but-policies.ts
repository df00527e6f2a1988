import type { ConditionalAccessPolicy, PolicyTenant } from '../../../simulator/doors/policy'

/** Whether two tenants are the same but for their policies, as far as identity tells. */
export function onlyPoliciesDiffer(one: PolicyTenant, other: PolicyTenant): boolean {
  return Object.entries(one).every(
    ([member, value]) =>
      member === 'conditionalAccessPolicies' || other[member as keyof PolicyTenant] === value,
  )
}

/** Policies of `other` that are not those of `one`; undefined where some came, went or moved. */
export function changedPolicies(
  { conditionalAccessPolicies: one }: PolicyTenant,
  { conditionalAccessPolicies: other }: PolicyTenant,
): readonly ConditionalAccessPolicy[] | undefined {
  if (one.length !== other.length || other.some(({ id }, at) => id !== one[at]?.id)) return undefined
  return other.filter((policy, at) => policy !== one[at])
}

/** `policies` with those of `changed` in their places. */
export function withChanged(
  policies: readonly ConditionalAccessPolicy[],
  changed: readonly ConditionalAccessPolicy[],
): readonly ConditionalAccessPolicy[] {
  const byId = new Map(changed.map((policy) => [policy.id, policy]))
  return policies.map((policy) => byId.get(policy.id) ?? policy)
}
