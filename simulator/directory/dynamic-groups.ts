import { type ListedMemberships, listedMemberships } from './listed-memberships'
import type { DirectoryThing, RuleContext } from './membership-rule/comparison'
import { propertiesRead } from './membership-rule/properties-read'
import { type Property, saysMember } from './membership-rule/property'
import { type Rule, readRule } from './membership-rule/rule'
import { sourceGroups } from './membership-rule/source-groups'
import { openItems } from './membership-rule/undocumented'
import { explainRule } from './membership-rule/why'
import type { DirectoryGroup, PolicyTenant } from './policy-tenant'
import { type DynamicGroups, NO_GROUPS as NONE, type UndecidedGroup } from './unlisted-groups'

type ValidRule = Extract<Rule, { valid: true }>
interface RuledGroup {
  readonly id: string
  readonly rule: ValidRule
  readonly judge: Judge
}

/** What a rule comes to for an object: whether it belongs, or a text: why that is not known. */
type Judge = (object: DirectoryThing, context: RuleContext) => boolean | string

/**
 * Reads the rules of `tenant`. A rule with `memberOf` takes in direct members of its groups, and not those of another group
 * with such a rule, so rules that name each other's groups end. A property that an object does not have is not known, and null is
 * known to be none (decision 057). Where the members are listed as well, the list counts, and who is otherwise by the rule is not known.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-rule-member-of#preview-limitations
 */
export function dynamicGroups(tenant: PolicyTenant, listed: ListedMemberships): DynamicGroups {
  const { plain, listed: both, memberOf, undecided } = readRules(tenant)
  const never = new Map(undecided.map(({ groupId, because }) => [groupId.toLowerCase(), because]))
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
      if (!found) return NONE
      const { kind, object } = found
      const groups: string[] = []
      const open: UndecidedGroup[] = []
      for (const { id: groupId, judge } of plain[kind]) {
        const belongs = judge(object, NO_GROUPS)
        if (belongs === true) groups.push(groupId)
        else if (belongs !== false) open.push({ groupId, because: belongs })
      }
      const disputed = both[kind].flatMap(({ id: groupId, judge }) => {
        const belongs = judge(object, NO_GROUPS)
        return typeof belongs === 'boolean' && belongs !== listed.isDirectMember(objectId, groupId)
          ? [{ groupId, because: DISPUTED }]
          : []
      })
      open.push(...disputed)
      if (memberOf[kind].length === 0) return { groups, open, disputed }
      const isMemberOf = (_object: unknown, groupId: string) =>
        groups.includes(groupId) || listed.isDirectMember(objectId, groupId)
      const doubts = new Map([...never, ...open.map((each) => [each.groupId, each.because] as const)])
      const through: string[] = []
      for (const { id: groupId, rule } of memberOf[kind]) {
        const source = sourceGroups(rule).find((id) => doubts.has(id.toLowerCase()))
        if (rule.matches(object, { now: null, isMemberOf })) through.push(groupId)
        else if (source !== undefined)
          open.push({ groupId, because: `${doubts.get(source.toLowerCase())} It lends its members.` })
      }
      return { groups: [...groups, ...through], open, disputed }
    },
  }
}

/** Ids, as the tenant writes them, of the users or devices that a rule selects, and of those of whom that is not known, with why. `now`: milliseconds since 1970. */
export function selectedBy(
  rule: ValidRule,
  tenant: PolicyTenant,
  now: number,
): { readonly ids: readonly string[]; readonly open: ReadonlyMap<string, string> } {
  const context = contextOf(rule, tenant, now)
  const judge = judgeOf(rule, tenant)
  const ids: string[] = []
  const open = new Map<string, string>()
  for (const each of rule.kind === 'user' ? tenant.users : tenant.devices) {
    const belongs = judge(asThing(each), context)
    if (belongs === true) ids.push(each.id)
    else if (belongs !== false) open.set(each.id, belongs)
  }
  return { ids, open }
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
      plain.some((group) => group.id === groupId && group.judge(object, { ...NO_GROUPS, now }) === true),
  }
}

const DISPUTED =
  'Its rule and the list of its members do not agree about them: one is older, or something was lost.'

const NO_GROUPS: RuleContext = { now: null, isMemberOf: () => false }

function readRules(tenant: PolicyTenant) {
  const undecided: { groupId: string; because: string }[] = []
  const plain = { user: [] as RuledGroup[], device: [] as RuledGroup[] }
  /** Those whose members are listed as well. */
  const listed = { user: [] as RuledGroup[], device: [] as RuledGroup[] }
  const memberOf = { user: [] as RuledGroup[], device: [] as RuledGroup[] }
  for (const group of tenant.groups) {
    if (!group.membershipRule) continue
    const rule = readRule(group.membershipRule)
    const because = whyUndecided(group, rule) ?? (rule.valid ? whatIsMissing(rule, tenant) : null)
    if (group.members?.length) {
      if (because === null && rule.valid && sourceGroups(rule).length === 0)
        listed[rule.kind].push({ id: group.id.toLowerCase(), rule, judge: judgeOf(rule, tenant) })
      continue
    }
    if (because !== null) undecided.push({ groupId: group.id, because })
    if (because !== null || !rule.valid) continue
    const lists = sourceGroups(rule).length > 0 ? memberOf : plain
    lists[rule.kind].push({ id: group.id.toLowerCase(), rule, judge: judgeOf(rule, tenant) })
  }
  return { plain, listed, memberOf, undecided }
}

/** Why nothing says whom the rule of a group takes in; null: it can be asked of people. */
export function whyUndecided(group: DirectoryGroup, rule: Rule): string | null {
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

/** What a rule looks at besides the members of objects, and the export does not say; null: nothing. */
export function whatIsMissing(rule: ValidRule, { users, groups }: PolicyTenant): string | null {
  const missing = unlistedSource(rule, groups)
  if (missing !== undefined) return `It takes in the members of ${missing}, which the export does not say.`
  // A manager is a relationship: Graph gives it where it is asked for with $expand, and of those who have one.
  return rule.expression.kind === 'directReports' &&
    users.length > 0 &&
    users.every((user) => !('manager' in user))
    ? 'Its rule reads manager, which no person of the export has.'
    : null
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

/** A rule as it is asked of objects of `tenant`, which may have half of their members. */
function judgeOf(rule: ValidRule, tenant: PolicyTenant): Judge {
  const { kind, expression } = rule
  // Graph says nothing of a directory extension without a value: where nobody has it, it may not have been asked for.
  const all = (kind === 'user' ? tenant.users : tenant.devices).map(asThing)
  const nobodys = new Set(
    propertiesRead(rule)
      .filter(({ name }) => name.startsWith('extension_') && all.every((each) => each[name] === undefined))
      .map(({ name }) => name),
  )
  const says = (object: DirectoryThing, property: Property) =>
    property.type === 'memberOf' || (saysMember(object, property) && !nobodys.has(property.name))
  const read = propertiesRead(rule)
  let explained: ReturnType<typeof explainRule> | undefined
  return (object, context) => {
    const lacks = read.find((property) => !says(object, property))
    const open = openItems(expression, kind, object)
    if (lacks === undefined && open === null) return rule.matches(object, context)
    explained ??= explainRule(rule)
    // What one comparison does not know, the others may settle.
    const { verdict } = explained.judge(object, context, ({ property, doubt }) =>
      says(object, property) ? doubt : 'not said',
    )
    if (verdict !== null) return verdict
    if (lacks === undefined) return open ?? ''
    return `Its rule reads ${lacks.name}, which the export does not say of this ${kind === 'user' ? 'person' : 'device'}.`
  }
}
