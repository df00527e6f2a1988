import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { memberships } from '../directory/memberships'
import type { PolicyTenant } from '../directory/policy-tenant'
import { answersOf } from './answers'
import type { Columns } from './columns'
import type { Compiled, CompiledPolicy } from './compiled'
import { allColumns } from './conditions/all'
import type { PolicyContext } from './conditions/context'
import { deviceAttributes } from './conditions/devices'
import { placesOf } from './conditions/places'
import type { Caveat } from './decision'
import { type Demands, demandsOf } from './grant-controls/demand'
import { demandStates } from './grant-controls/demand-states'
import { strengthsOf } from './grant-controls/strengths'
import { listed } from './lists'
import { namesOf } from './names'
import { missingReferences } from './references'
import { frequencyOf } from './session-controls/sign-in-frequency'
import { unknownMembers } from './unknown-members'
import { standingOf } from './validity'

/** Reads a tenant's policies. Never throws: a policy that is not understood is kept, marked, and named in every answer. */
export function compile(tenant: PolicyTenant): Compiled {
  const context: PolicyContext = {
    memberships: memberships(tenant),
    users: new Map(tenant.users.map((user) => [user.id.toLowerCase(), user])),
    servicePrincipals: new Map(tenant.servicePrincipals.map((each) => [each.id.toLowerCase(), each])),
    devices: new Map(
      tenant.devices.flatMap((device) =>
        [device.id, device.deviceId ?? device.id].map((id) => [id.toLowerCase(), device]),
      ),
    ),
    deviceAttributes: deviceAttributes(tenant.conditionalAccessPolicies),
    places: placesOf(tenant),
    names: namesOf(tenant),
  }
  const strengths = strengthsOf(tenant)
  const demands = demandsOf(strengths)
  const columns = allColumns(tenant.conditionalAccessPolicies, context)
  const policies = tenant.conditionalAccessPolicies.map((policy, index) =>
    compilePolicy(policy, index, demands, columns),
  )
  const words = (policies.length + 31) >> 5
  const bits = (chosen: (policy: CompiledPolicy) => boolean) => {
    const mask = new Int32Array(words)
    for (const policy of policies) {
      if (chosen(policy))
        mask[policy.index >> 5] = (mask[policy.index >> 5] ?? 0) | (1 << (policy.index & 31))
    }
    return mask
  }
  return {
    tenant,
    context,
    policies,
    columns,
    looked: columns.flatMap((each, place) =>
      policies.some(({ index }) => each.configures(index)) ? [place] : [],
    ),
    strengths,
    demands,
    enforced: bits(
      ({ state, standing, notUnderstood }) =>
        state === 'enabled' && standing === null && notUnderstood.length === 0,
    ),
    demanding: demands.all.map((demand) => bits((policy) => policy.demand === demand)),
    caveats: caveatsOf(tenant, policies),
    states: demandStates(demands),
    answers: answersOf({ columns }),
  }
}

function compilePolicy(
  policy: ConditionalAccessPolicy,
  index: number,
  demands: Demands,
  columns: readonly Columns[],
): CompiledPolicy {
  const { state, sessionControls } = policy
  return {
    policy,
    index,
    displayName: policy.displayName || policy.id,
    state:
      state === 'enabled' || state === 'disabled' || state === 'enabledForReportingButNotEnforced'
        ? state
        : 'unknown',
    standing: standingOf(policy),
    notUnderstood: unknownMembers(policy).flatMap(({ path, decides }) => (decides ? [path] : [])),
    demand: demands.of(policy),
    frequency: sessionControls ? frequencyOf(sessionControls) : null,
    protectsTokens: sessionControls?.secureSignInSession?.isEnabled === true,
    configured: columns.flatMap((each, place) => (each.configures(index) ? [place] : [])),
  }
}

/** What is said with every answer; a policy that is off is left alone. */
function caveatsOf(tenant: PolicyTenant, policies: readonly CompiledPolicy[]): Caveat[] {
  const missing = missingReferences(tenant)
  return policies.flatMap(({ policy, state, standing, demand }) => {
    if (state === 'disabled') return []
    const policyId = policy.id
    const caveat = (path: string, says: string): Caveat => ({ policyId, path, says })
    return [
      ...(state === 'unknown' ? [caveat('state', standing?.because ?? '')] : []),
      ...unknownMembers(policy).map(({ path, decides }) =>
        caveat(
          path,
          decides
            ? 'This condition is not evaluated here, so it cannot be decided that the policy applies.'
            : 'This control is not evaluated here.',
        ),
      ),
      ...demand.controls.flatMap(({ outcomes: [first] }) =>
        first?.answer.state === 'unknown' ? [caveat('grantControls', first.answer.because)] : [],
      ),
      ...(state === 'enabledForReportingButNotEnforced' &&
      listed(policy.conditions?.applications?.includeUserActions).length > 0
        ? [
            caveat(
              'state',
              'Report-only is documented not to cover user actions, though What If lists such policies.',
            ),
          ]
        : []),
      ...missing(policy),
    ]
  })
}
