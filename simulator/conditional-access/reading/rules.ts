import { readRule } from '../../directory/membership-rule/rule'
import { listed } from '../lists'
import type { Finding } from './finding'
import { type Reader, short } from './reader'

/** Rules of dynamic groups that Entra does not take: who belongs to the group is not what its rule says. */
export function refusedRules(reader: Reader): readonly Finding[] {
  const { tenant } = reader
  return tenant.groups.flatMap((group) => {
    const rule = group.membershipRule ? readRule(group.membershipRule) : null
    if (!rule || (rule.valid && rule.undocumented.length === 0)) return []
    const name = short(group.displayName || group.id)
    const users = tenant.conditionalAccessPolicies.filter(({ conditions }) =>
      [...listed(conditions?.users?.includeGroups), ...listed(conditions?.users?.excludeGroups)].some(
        (id) => id.toLowerCase() === group.id.toLowerCase(),
      ),
    )
    const isDoubtful = rule.valid || rule.error.doubt !== undefined
    const wrong = rule.valid
      ? `uses ${rule.undocumented.join(', ')}, which no documentation has`
      : `${rule.error.doubt ? 'may be refused' : 'is refused'}: ${rule.error.message}`
    return [
      {
        id: isDoubtful ? 'doubtful-rule' : 'refused-rule',
        says: `The rule of “${name}” ${wrong.replace(/\.$/, '')}.`,
        why:
          users.length > 0
            ? 'A policy hangs on who is in this group.'
            : 'No policy names the group today; whoever uses it next takes its rule for granted.',
        isCertain: !isDoubtful,
        policies: users.map(({ id, displayName }) => ({
          id,
          displayName: displayName || id,
          because: `It names the group ${name}.`,
        })),
        shows: null,
        source: {
          url: 'https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership',
          checked: '2026-11',
        },
      },
    ]
  })
}
