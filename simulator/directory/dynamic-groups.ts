import { type ListedMemberships, listedMemberships } from './listed-memberships'
import type { DirectoryThing, RuleContext } from './membership-rule/comparison'
import { propertiesRead } from './membership-rule/properties-read'
import { readMember } from './membership-rule/property'
import { type Rule, readRule } from './membership-rule/rule'
import { sourceGroups } from './membership-rule/source-groups'
import { isOpenAll, OPEN_ALL } from './membership-rule/undocumented'
import type { DirectoryGroup, PolicyTenant } from './policy-tenant'
import type { DynamicGroups } from './unlisted-groups'

type ValidRule = Extract<Rule, { valid: true }>
interface RuledGroup {
  readonly id: string
  readonly rule: ValidRule
}

/**
 * Reads the rules of `tenant`. A rule with `memberOf` takes in direct members of its groups, and not those of another group
 * with such a rule, so rules that name each other's groups end.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-rule-member-of#preview-limitations
 */
export function dynamicGroups(tenant: PolicyTenant, listed: ListedMemberships): DynamicGroups {
  const { plain, memberOf, undecided } = readRules(tenant)
  const objects = new Map<string, { readonly kind: 'user' | 'device'; readonly object: DirectoryThing }>()
  for (const object of tenant.devices) {
    objects.set(object.id.toLowerCase(), { kind: 'device', object: asThing(object) })
  }
  for (const object of tenant.users) {
    objects.set(object.id.toLowerCase(), { kind: 'user', object: asThing(object) })
  }
  return {
    undecided,
    of(objectId) {
      const found = objects.get(objectId)
      if (!found) return []
      const { kind, object } = found
      const first = matching(plain[kind], object, NO_GROUPS)
      if (memberOf[kind].length === 0) return first
      const isMemberOf = (_object: unknown, groupId: string) =>
        first.includes(groupId) || listed.isDirectMember(objectId, groupId)
      return [...first, ...matching(memberOf[kind], object, { now: null, isMemberOf })]
    },
  }
}

/** Ids, as the tenant writes them, of the users or devices that a rule would select. `now`: milliseconds since 1970. */
export function selectedBy(rule: ValidRule, tenant: PolicyTenant, now: number): string[] {
  const context = contextOf(rule, tenant, now)
  const objects = rule.kind === 'user' ? tenant.users : tenant.devices
  return objects.flatMap((each) => (rule.matches(asThing(each), context) ? [each.id] : []))
}

/**
 * What `rule` asks of the world besides the object: the time, and who is a direct member of the groups that it takes in, by a list or
 * by the group's own rule; a group with `memberOf` lends nobody.
 */
export function contextOf(rule: ValidRule, tenant: PolicyTenant, now: number): RuleContext {
  const sources = new Set(sourceGroups(rule).map((id) => id.toLowerCase()))
  if (sources.size === 0) return { ...NO_GROUPS, now }
  const listed = listedMemberships(tenant)
  const plain = readRules(tenant).plain[rule.kind].filter(({ id }) => sources.has(id))
  return {
    now,
    isMemberOf: (object, groupId) =>
      listed.isDirectMember(String(object.id).toLowerCase(), groupId) ||
      plain.some((group) => group.id === groupId && group.rule.matches(object, { ...NO_GROUPS, now })),
  }
}

const NO_GROUPS: RuleContext = { now: null, isMemberOf: () => false }

function readRules(tenant: PolicyTenant) {
  const undecided: { groupId: string; because: string }[] = []
  const plain = { user: [] as RuledGroup[], device: [] as RuledGroup[] }
  const memberOf = { user: [] as RuledGroup[], device: [] as RuledGroup[] }
  for (const group of tenant.groups) {
    if (!group.membershipRule || group.members?.length) continue
    const rule = readRule(group.membershipRule)
    const because = whyUndecided(group, rule) ?? (rule.valid ? whatIsMissing(rule, tenant) : null)
    if (because !== null) undecided.push({ groupId: group.id, because })
    if (because !== null || !rule.valid) continue
    const lists = sourceGroups(rule).length > 0 ? memberOf : plain
    lists[rule.kind].push({ id: group.id.toLowerCase(), rule })
  }
  return { plain, memberOf, undecided }
}

function whyUndecided(group: DirectoryGroup, rule: Rule): string | null {
  if (!rule.valid) {
    const { position, message, doubt } = rule.error
    return `Its rule ${doubt ? 'may not be taken' : 'cannot be read'} at character ${position + 1}: ${message}`
  }
  if (group.membershipRuleProcessingState === 'Paused')
    return 'Its rule is paused, and its members are not known.'
  const [unknown] = rule.undocumented
  if (unknown !== undefined) return `Its rule reads ${unknown}, which is no documented property.`
  const [doubt] = rule.doubts.values()
  if (doubt !== undefined) return `Of its rule something is not documented: ${doubt}`
  if (rule.unevaluated.length > 0) return 'Its rule has a regular expression that is not evaluated here.'
  return /system\.now/i.test(group.membershipRule ?? '') ? 'Its rule depends on the day.' : null
}

/** A property that no object of the export has was not exported (`GET /users` gives few), and a group without members holds no one knows whom. */
export function whatIsMissing(rule: ValidRule, { users, devices, groups }: PolicyTenant): string | null {
  if (sourceGroups(rule).length > 0) {
    const missing = unlistedSource(rule, groups)
    return missing === undefined
      ? null
      : `It takes in the members of ${missing}, which the export does not say.`
  }
  const objects = (rule.kind === 'user' ? users : devices).map(asThing)
  if (objects.length === 0) return null
  const absent = propertiesRead(rule).find((property) =>
    objects.every((object) => readMember(object, property) === undefined),
  )
  const all = rule.kind === 'user' ? 'no person' : 'no device'
  // A manager is a relationship: Graph gives it where it is asked for with $expand.
  const isLost = rule.expression.kind === 'directReports' && users.every((user) => !('manager' in user))
  const name = isLost ? 'manager' : absent?.name
  if (name !== undefined) return `Its rule reads ${name}, which ${all} of the export has.`
  return objects.some((object) => isOpenAll(rule.expression, rule.kind, object)) ? OPEN_ALL : null
}

/** A group whose members a rule takes in, and of which nothing says who they are: its id in lower case. */
export function unlistedSource(rule: ValidRule, groups: PolicyTenant['groups']): string | undefined {
  const told = groups.filter(({ members, membershipRule }) => members || membershipRule)
  const known = new Set(told.map(({ id }) => id.toLowerCase()))
  return sourceGroups(rule)
    .map((id) => id.toLowerCase())
    .find((id) => !known.has(id))
}

/** The members that a rule reads are Graph's and are looked up by name. */
function asThing(object: object): DirectoryThing {
  return object as DirectoryThing
}

function matching(groups: readonly RuledGroup[], object: DirectoryThing, context: RuleContext): string[] {
  return groups.filter(({ rule }) => rule.matches(object, context)).map(({ id }) => id)
}
