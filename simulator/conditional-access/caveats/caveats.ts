import { unevaluatedParts } from '../../authentication/strengths'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { CompiledPolicy } from '../compile/compiled'
import type { PolicyContext } from '../conditions/context'
import type { Caveat } from '../decision'
import { listed } from '../lists'
import { maskedWords } from './masked-words'
import { missingReferences } from './references'
import { unknownMembers } from './unknown-members'

/** What of a tenant's policies is not understood, or not known, whatever is asked. A policy that is off is left alone. */
export function caveatsOf(
  tenant: PolicyTenant,
  policies: readonly CompiledPolicy[],
  context: PolicyContext,
): readonly Caveat[] {
  const missing = missingReferences(tenant)
  const live = policies.filter(({ state }) => state !== 'disabled')
  return [
    ...live.flatMap((policy) => [
      ...ofPolicy(policy),
      ...ofStrength(policy, tenant),
      ...missing(policy.policy),
    ]),
    ...ofGroups(live, tenant, context),
  ]
}

function ofPolicy({ policy, state, standing, demand }: CompiledPolicy): readonly Caveat[] {
  const caveat = (path: string, says: string): Caveat => ({ policyId: policy.id, path, says })
  const unknown = unknownMembers(policy).map(({ path, decides, mistyped }) =>
    caveat(
      path,
      mistyped
        ? 'This member is not of the type that Graph documents, so the policy is not decided.'
        : decides
          ? 'This condition is not evaluated here, so it cannot be decided that the policy applies.'
          : 'This control is not evaluated here.',
    ),
  )
  const controls = demand.controls.flatMap(({ outcomes: [first] }) =>
    first?.answer.state === 'unknown' ? [caveat('grantControls', first.answer.because)] : [],
  )
  const reportsActions =
    state === 'enabledForReportingButNotEnforced' &&
    listed(policy.conditions?.applications?.includeUserActions).length > 0
  return [
    ...(state === 'unknown' ? [caveat('state', standing?.because ?? '')] : []),
    ...unknown,
    ...maskedWords(policy.conditions, 'conditions').map((path) =>
      caveat(path, 'Graph does not say every word of this condition: one is newer than the export.'),
    ),
    ...controls,
    ...(reportsActions
      ? [
          caveat(
            'state',
            'Report-only is documented not to cover user actions, though What If lists such policies.',
          ),
        ]
      : []),
  ]
}

function ofStrength({ policy }: CompiledPolicy, tenant: PolicyTenant): readonly Caveat[] {
  const id = policy.grantControls?.authenticationStrength?.id?.toLowerCase()
  const strength = tenant.authenticationStrengthPolicies.find((each) => each.id.toLowerCase() === id)
  const path = 'grantControls.authenticationStrength'
  return strength ? unevaluatedParts(strength).map((says) => ({ policyId: policy.id, path, says })) : []
}

/** Dynamic groups whose members are neither in the export nor computable from the rule, for each policy that names one or a group around it. */
function ofGroups(
  policies: readonly CompiledPolicy[],
  { groups }: PolicyTenant,
  { memberships, names }: PolicyContext,
): readonly Caveat[] {
  if (!groups.some(({ membershipRule }) => membershipRule)) return []
  return memberships.undecided.flatMap(({ groupId, because }) => {
    const reached = new Set(memberships.of(groupId).groupIds).add(groupId.toLowerCase())
    return policies.flatMap(({ policy }) => {
      const of = policy.conditions?.users
      const named = [...listed(of?.includeGroups), ...listed(of?.excludeGroups)]
      return named.some((id) => reached.has(id.toLowerCase()))
        ? [{ policyId: policy.id, path: 'conditions.users', says: `${names(groupId)}: ${because}` }]
        : []
    })
  })
}
