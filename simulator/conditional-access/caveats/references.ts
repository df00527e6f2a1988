import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { Caveat } from '../decision'
import { listed } from '../lists'

/**
 * Groups and locations that a policy names and the tenant does not hold. A group that is missing has no members here, and a
 * location that is missing cannot be told; both are said with the answer.
 */
export function missingReferences(
  tenant: PolicyTenant,
): (policy: ConditionalAccessPolicy) => readonly Caveat[] {
  const held = (objects: readonly { readonly id: string }[]) =>
    new Set(objects.map(({ id }) => id.toLowerCase()))
  const groups = held(tenant.groups)
  for (const { memberOf, transitiveMemberOf } of tenant.users) {
    for (const of of [...listed(memberOf), ...listed(transitiveMemberOf)]) {
      groups.add((typeof of === 'string' ? of : of.id).toLowerCase())
    }
  }
  const locations = held(tenant.namedLocations)
  return ({ id: policyId, conditions }) => {
    const of = conditions?.users
    const missing = (
      path: string,
      ids: readonly string[] | null | undefined,
      known: ReadonlySet<string>,
      says: string,
    ) =>
      listed(ids)
        .filter((id) => !known.has(id.toLowerCase()) && !WORDS.has(id.toLowerCase()))
        .map((id) => ({ policyId, path: `conditions.${path}`, says: `${id} ${says}` }))
    const nobody = 'is a group that is not in what is known here: nobody is taken as its member.'
    const nowhere =
      'is a location that is not in what is known here: whether a sign-in comes from it cannot be told.'
    return [
      ...missing('users.includeGroups', of?.includeGroups, groups, nobody),
      ...missing('users.excludeGroups', of?.excludeGroups, groups, nobody),
      ...missing('locations.includeLocations', conditions?.locations?.includeLocations, locations, nowhere),
      ...missing('locations.excludeLocations', conditions?.locations?.excludeLocations, locations, nowhere),
    ]
  }
}

const WORDS = new Set(['all', 'alltrusted', 'allcompliant', 'allcompliantnetworks'])
