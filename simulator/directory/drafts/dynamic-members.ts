import { readRule } from '../membership-rule/rule'
import type { Group, Tenant } from '../tenant'

const NO_GROUPS = { now: null, isMemberOf: () => false }

export type RuleRead = { readonly members: readonly string[] } | { readonly whyNot: string }

/** Who a membership rule takes in, by id: the users or the devices of the tenant. */
export function membersByRule(tenant: Tenant, membershipRule: string): RuleRead {
  const rule = readRule(membershipRule)
  if (!rule.valid) return { whyNot: `At character ${rule.error.position + 1}: ${rule.error.message}` }
  const things: readonly { readonly id: string }[] = rule.kind === 'user' ? tenant.users : tenant.devices
  return {
    members: things
      .filter((each) => rule.matches(each as unknown as Readonly<Record<string, unknown>>, NO_GROUPS))
      .map(({ id }) => id),
  }
}

const isDynamic = ({ groupTypes, membershipRule }: Group): boolean =>
  groupTypes.includes('DynamicMembership') && membershipRule !== null

/** Groups whose rule takes in others than are in them now, each with whom it takes in. */
export function outdatedGroups(tenant: Tenant): { group: Group; members: readonly string[] }[] {
  return tenant.groups.flatMap((group) => {
    if (!isDynamic(group) || group.membershipRuleProcessingState === 'Paused') return []
    const read = membersByRule(tenant, group.membershipRule ?? '')
    if (!('members' in read) || same(read.members, group.members)) return []
    return [{ group, members: read.members }]
  })
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))
