import { selectedBy, whatIsMissing, whyUndecided } from '../../directory/dynamic-groups'
import { idOf, isCut } from '../../directory/listed-memberships'
import { readRule } from '../../directory/membership-rule/rule'
import type { DirectoryGroup, PolicyTenant } from '../../directory/policy-tenant'
import { listed } from '../lists'
import { isStandIn } from '../stand-ins'
import type { Finding } from './finding'
import { type Reader, short } from './reader'

const SOURCE: Finding['source'] = {
  url: 'https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership',
  checked: '2026-11',
}

/** Rules of dynamic groups that Entra does not take: who belongs to the group is not what its rule says. */
export function refusedRules(reader: Reader): readonly Finding[] {
  const { tenant } = reader
  return tenant.groups.flatMap((group) => {
    const rule = group.membershipRule ? readRule(group.membershipRule) : null
    if (!rule || (rule.valid && rule.undocumented.length === 0)) return []
    const name = short(group.displayName || group.id)
    const policies = naming(tenant, group)
    const isDoubtful = rule.valid || rule.error.doubt !== undefined
    const wrong = rule.valid
      ? `uses ${rule.undocumented.join(', ')}, which no documentation has`
      : `${rule.error.doubt ? 'may be refused' : 'is refused'}: ${rule.error.message}`
    return [
      {
        id: isDoubtful ? 'doubtful-rule' : 'refused-rule',
        says: `The rule of “${name}” ${wrong.replace(/\.$/, '')}.`,
        why:
          policies.length > 0
            ? 'A policy hangs on who is in this group.'
            : 'No policy names the group today; whoever uses it next takes its rule for granted.',
        isCertain: !isDoubtful,
        policies,
        shows: null,
        source: SOURCE,
      },
    ]
  })
}

/** Groups that policies name and that have a rule and a list of members which do not agree. The list counts: it is what was worked out. */
export function listsBesideRules({ tenant }: Reader): readonly Finding[] {
  return tenant.groups.flatMap((group): readonly Finding[] => {
    if (!group.membershipRule || !group.members?.length || isCut(group.members)) return []
    const policies = naming(tenant, group)
    if (policies.length === 0) return []
    const rule = readRule(group.membershipRule)
    if (!rule.valid || whyUndecided(group, rule) !== null || whatIsMissing(rule, tenant) !== null) return []
    const { ids, open } = selectedBy(rule, tenant, 0)
    const chosen = new Set(ids.map((id) => id.toLowerCase()))
    const list = new Set(group.members.map(idOf))
    const objects = rule.kind === 'user' ? tenant.users : tenant.devices
    const people = objects.filter(({ id }) => !isStandIn(id))
    const absent = people.filter(({ id }) => chosen.has(id.toLowerCase()) && !list.has(id.toLowerCase()))
    const extra = people.filter(
      ({ id }) => list.has(id.toLowerCase()) && !chosen.has(id.toLowerCase()) && !open.has(id),
    )
    if (absent.length + extra.length === 0) return []
    const parts = [
      absent.length > 0 ? `the rule takes in ${some(absent)}, and the list has not` : '',
      extra.length > 0
        ? `the list has ${some(extra)}, and the rule does not take in ${extra.length === 1 ? 'that one' : 'those'}`
        : '',
    ]
    return [
      {
        id: 'rule-and-list',
        says: `The rule of “${short(group.displayName || group.id)}” and the list of its members do not agree: ${parts.filter(Boolean).join('; ')}.`,
        why: 'One of them is older than the other, or a property was lost on the way. Whether they are in it is not known here.',
        isCertain: true,
        policies,
        shows: null,
        source: SOURCE,
      },
    ]
  })
}

/** The first of some objects by name, and how many more they are. */
function some([first, ...more]: readonly {
  readonly id: string
  readonly displayName?: string | null
}[]): string {
  const name = short(first?.displayName || first?.id || '')
  return more.length === 0 ? name : `${name} and ${more.length} more`
}

/** The policies that name a group. */
function naming({ conditionalAccessPolicies }: PolicyTenant, group: DirectoryGroup): Finding['policies'] {
  const name = short(group.displayName || group.id)
  return conditionalAccessPolicies
    .filter(({ conditions }) =>
      [...listed(conditions?.users?.includeGroups), ...listed(conditions?.users?.excludeGroups)].some(
        (id) => id.toLowerCase() === group.id.toLowerCase(),
      ),
    )
    .map(({ id, displayName }) => ({
      id,
      displayName: displayName || id,
      because: `It names the group ${name}.`,
    }))
}
