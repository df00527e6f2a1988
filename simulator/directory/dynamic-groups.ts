import type { DirectoryThing, RuleContext } from './membership-rule/evaluate'
import { type Rule, readRule, sourceGroups } from './membership-rule/rule'
import type { DirectoryGroup, PolicyTenant } from './policy-tenant'

/** Dynamic groups whose members the export does not hold: their rule says who they are. */
export interface DynamicGroups {
  /** Groups whose rule a user or device satisfies. Ids are in lower case, here and there. */
  of(objectId: string): readonly string[]
  readonly undecided: readonly { readonly groupId: string; readonly because: string }[]
}

interface RuledGroup {
  readonly id: string
  readonly rule: Extract<Rule, { valid: true }>
}

/**
 * Reads the rules of `tenant`. A rule with `memberOf` takes in direct members of its groups, and not those of another group
 * with such a rule, so rules that name each other's groups end.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-rule-member-of#preview-limitations
 */
export function dynamicGroups(
  tenant: PolicyTenant,
  isDirectMember: (memberId: string, groupId: string) => boolean,
): DynamicGroups {
  const undecided: { groupId: string; because: string }[] = []
  const plain = { user: [] as RuledGroup[], device: [] as RuledGroup[] }
  const memberOf = { user: [] as RuledGroup[], device: [] as RuledGroup[] }
  for (const group of tenant.groups) {
    const because = whyUndecided(group)
    if (because !== null) undecided.push({ groupId: group.id, because })
    if (because !== null || !isRuled(group)) continue
    const rule = readRule(group.membershipRule ?? '')
    if (!rule.valid) {
      const { position, message } = rule.error
      undecided.push({
        groupId: group.id,
        because: `Its rule cannot be read at character ${position + 1}: ${message}`,
      })
      continue
    }
    if (rule.unevaluated.length > 0) {
      undecided.push({
        groupId: group.id,
        because: `Its rule has a regular expression that is not evaluated here.`,
      })
      continue
    }
    const lists = sourceGroups(rule).length > 0 ? memberOf : plain
    lists[rule.kind].push({ id: group.id.toLowerCase(), rule })
  }
  const objects = new Map<string, { readonly kind: 'user' | 'device'; readonly object: DirectoryThing }>()
  for (const object of tenant.devices)
    objects.set(object.id.toLowerCase(), { kind: 'device', object: asThing(object) })
  for (const object of tenant.users)
    objects.set(object.id.toLowerCase(), { kind: 'user', object: asThing(object) })
  return {
    undecided,
    of(objectId) {
      const found = objects.get(objectId)
      if (!found) return []
      const { kind, object } = found
      const first = matching(plain[kind], object, NO_GROUPS)
      const context: RuleContext = {
        now: null,
        isMemberOf: (_object, groupId) => first.includes(groupId) || isDirectMember(objectId, groupId),
      }
      return [...first, ...matching(memberOf[kind], object, context)]
    },
  }
}

const NO_GROUPS: RuleContext = { now: null, isMemberOf: () => false }

/** The members that a rule reads are Graph's and are looked up by name. */
function asThing(object: object): DirectoryThing {
  return object as DirectoryThing
}

function matching(groups: readonly RuledGroup[], object: DirectoryThing, context: RuleContext): string[] {
  return groups.filter(({ rule }) => rule.matches(object, context)).map(({ id }) => id)
}

function isRuled(group: DirectoryGroup): boolean {
  return Boolean(group.membershipRule) && !group.members?.length
}

function whyUndecided(group: DirectoryGroup): string | null {
  if (!isRuled(group)) return null
  if (group.membershipRuleProcessingState === 'Paused')
    return 'Its rule is paused, and its members are not known.'
  if (/system\.now/i.test(group.membershipRule ?? '')) return 'Its rule depends on the day.'
  return null
}
