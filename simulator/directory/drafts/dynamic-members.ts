import type { RuleContext } from '../membership-rule/comparison'
import { propertiesRead } from '../membership-rule/properties-read'
import { readMember } from '../membership-rule/property'
import { type Rule, readRule } from '../membership-rule/rule'
import { sourceGroups } from '../membership-rule/source-groups'
import { openItems } from '../membership-rule/undocumented'
import { SHAPES } from '../shape'
import type { Group, Tenant } from '../tenant'

type ValidRule = Extract<Rule, { valid: true }>
type Thing = Readonly<Record<string, unknown>> & { readonly id: string }

const NO_GROUPS: RuleContext = { now: null, isMemberOf: () => false }

export type RuleRead = { readonly members: readonly string[] } | { readonly whyNot: string }

/** Who a membership rule takes in, by id: the users or the devices of the tenant; or why that is not known here. */
export function membersByRule(tenant: Tenant, membershipRule: string): RuleRead {
  const rule = readRule(membershipRule)
  if (!rule.valid) return { whyNot: `At character ${rule.error.position + 1}: ${rule.error.message}` }
  const things = (rule.kind === 'user' ? tenant.users : tenant.devices) as unknown as readonly Thing[]
  const because = whyUnknown(rule, membershipRule, tenant, things)
  if (because !== undefined)
    return { whyNot: `Whom this rule takes in cannot be worked out here: ${because}` }
  const context = { now: null, isMemberOf: membershipsOf(tenant) }
  return { members: things.filter((each) => rule.matches(each, context)).map(({ id }) => id) }
}

function whyUnknown(
  rule: ValidRule,
  text: string,
  tenant: Tenant,
  things: readonly Thing[],
): string | undefined {
  const sources = sourceGroups(rule)
  const missing = sources.find((id) => !groupNamed(tenant, id))
  if (missing !== undefined) return `${missing} is no group of this tenant.`
  if (/system\.now/i.test(text)) return 'it depends on the day.'
  if (rule.unevaluated.length > 0) return 'it has a regular expression that is not evaluated here.'
  const [doubt] = rule.doubts.values()
  if (doubt !== undefined) return `something is not documented: ${doubt}`
  const [unknown] = rule.undocumented
  if (unknown !== undefined) return `${unknown} is no documented property.`
  if (sources.length > 0) return undefined
  // What nobody has because it is empty is known to be empty; what the directory here has no member for is not.
  const known = Object.fromEntries(Object.keys(SHAPES[`${rule.kind}s`]).map((name) => [name, '']))
  const absent = propertiesRead(rule).find((property) =>
    [known, ...things].every((each) => readMember(each, property) === undefined),
  )
  if (absent) return `nothing here has a ${absent.name}.`
  return (
    things.map((each) => openItems(rule.expression, rule.kind, each)).find((each) => each !== null) ??
    undefined
  )
}

/**
 * Who is a direct member of a group, as `memberOf` asks: by its list, or by its own rule. A group that has such a rule itself lends
 * nobody. https://learn.microsoft.com/entra/identity/users/groups-dynamic-rule-member-of#preview-limitations
 */
function membershipsOf(tenant: Tenant): RuleContext['isMemberOf'] {
  const lenders = new Map<string, (thing: Thing) => boolean>()
  const lender = (groupId: string) => {
    const group = groupNamed(tenant, groupId)
    if (!group) return () => false
    const rule = isRuled(group) ? readRule(group.membershipRule ?? '') : undefined
    if (!rule?.valid) return ({ id }: Thing) => group.members.includes(id)
    // Without groups to ask, a rule with `memberOf` selects nobody.
    return (thing: Thing) => rule.matches(thing, NO_GROUPS)
  }
  return (object, groupId) => {
    const found = lenders.get(groupId) ?? lender(groupId)
    lenders.set(groupId, found)
    return found(object as Thing)
  }
}

const groupNamed = ({ groups }: Tenant, groupId: string): Group | undefined =>
  groups.find(({ id }) => id.toLowerCase() === groupId.toLowerCase())

/** Whether its rule, and not its list, says who is in a group now. */
const isRuled = ({ groupTypes, membershipRule, membershipRuleProcessingState: state }: Group): boolean =>
  groupTypes.includes('DynamicMembership') && membershipRule !== null && state !== 'Paused'

/** Groups whose rule takes in others than are in them now, each with whom it takes in. */
export function outdatedGroups(tenant: Tenant): { group: Group; members: readonly string[] }[] {
  return tenant.groups.flatMap((group) => {
    if (!isRuled(group)) return []
    const read = membersByRule(tenant, group.membershipRule ?? '')
    if (!('members' in read) || same(read.members, group.members)) return []
    return [{ group, members: read.members }]
  })
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))
