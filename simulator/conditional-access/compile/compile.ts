import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { lostParts } from '../../directory/lost-parts'
import { memberships } from '../../directory/memberships'
import { remembered } from '../../directory/not-understood'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { ReadDynamicGroups } from '../../directory/unlisted-groups'
import { isAgentIdentity, isAgentUser, tellsAgents } from '../agents'
import { caveatsOf, ofStrength, policyDoubts } from '../caveats/caveats'
import { maskedConditions, maskedWords } from '../caveats/masked-words'
import { unknownMembers } from '../caveats/unknown-members'
import { allColumns } from '../conditions/all'
import type { PolicyContext } from '../conditions/context'
import { deviceAttributes } from '../conditions/devices'
import { placesOf } from '../conditions/places'
import { registeringIn } from '../facts'
import { isSilent } from '../gates/defaults'
import { compileGates, compileStrictest } from '../gates/gates'
import { type Demands, demandsOf } from '../grant-controls/demand'
import { strengthsOf } from '../grant-controls/strengths'
import { homes } from '../home'
import { methodsKnown } from '../known-methods'
import { namesOf } from '../names'
import { hasSessionControls } from '../session-controls/combined'
import { frequencyOf } from '../session-controls/sign-in-frequency'
import { standingOf } from '../validity'
import { answersOf } from './answers'
import type { Columns } from './columns'
import type { Compiled, CompiledPolicy, PolicyDoubts } from './compiled'
import { demandStates } from './demand-states'
import { interned } from './interned'
import { sessions } from './sessions'

/**
 * Reads a tenant's policies. Never throws: a policy that is not understood is kept, marked, and named in every answer.
 * @param read reads membership rules (`dynamicGroups`), for groups whose members the export does not hold; without it, such
 * a group is named in the answer as undecided
 */
export function compile(tenant: PolicyTenant, read?: ReadDynamicGroups): Compiled {
  const tells = tellsAgents(tenant)
  const context: PolicyContext = {
    memberships: memberships(tenant, read),
    users: new Map(tenant.users.map((user) => [user.id.toLowerCase(), user])),
    hasAgents:
      tenant.users.some(isAgentUser) ||
      tenant.servicePrincipals.some(isAgentIdentity) ||
      (tells || tenant.servicePrincipals.length > 0 ? false : null),
    tellsAgents: tells,
    applications: new Map(
      tenant.servicePrincipals.flatMap((each) => (each.appId ? [[each.appId.toLowerCase(), each]] : [])),
    ),
    servicePrincipals: new Map(tenant.servicePrincipals.map((each) => [each.id.toLowerCase(), each])),
    devices: new Map(
      tenant.devices.flatMap((device) =>
        [device.id, device.deviceId ?? device.id].map((id) => [id.toLowerCase(), device]),
      ),
    ),
    deviceAttributes: deviceAttributes(tenant.conditionalAccessPolicies),
    deviceKeys: interned(KEPT),
    places: placesOf(tenant),
    names: namesOf(tenant),
    ...homes(tenant),
  }
  return compileIn(tenant, context)
}

/** Devices remembered. */
const KEPT = 16_384

/** The same tenant with other policies: everything that does not hang on them is used again. */
export function withPolicies(compiled: Compiled, policies: readonly ConditionalAccessPolicy[]): Compiled {
  const context = {
    ...compiled.context,
    deviceAttributes: deviceAttributes(policies),
    deviceKeys: interned(KEPT),
  }
  return compileIn({ ...compiled.tenant, conditionalAccessPolicies: policies }, context)
}

function compileIn(tenant: PolicyTenant, context: PolicyContext): Compiled {
  const strengths = strengthsOf(tenant)
  const demands = demandsOf(strengths)
  const columns = allColumns(tenant.conditionalAccessPolicies, context)
  const policies = tenant.conditionalAccessPolicies.map((policy, index) =>
    compilePolicy(policy, index, tenant, demands, columns),
  )
  const looked = columns.flatMap((each, place) =>
    policies.some(({ index }) => each.configures(index)) ? [place] : [],
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
    looked,
    configuring: columns.map((each) => bits(({ index }) => each.configures(index))),
    gates: compileGates(tenant),
    strictestGates: compileStrictest(tenant),
    withMethods: methodsKnown(tenant, context.memberships),
    strengths,
    registering: registeringIn(policies),
    demands,
    enforced: bits(
      ({ state, standing, notUnderstood }) =>
        state === 'enabled' && standing === null && notUnderstood.length === 0,
    ),
    live: bits(
      ({ state, standing }) =>
        (state === 'enabled' && (standing === null || standing.reason === 'notEnoughInformation')) ||
        state === 'unknown',
    ),
    undecided: bits(
      ({ state, standing }) =>
        standing !== null &&
        (state === 'unknown' || (state === 'enabled' && standing.reason === 'notEnoughInformation')),
    ),
    hasUnknownControls:
      policies.some(({ isVague }) => isVague) ||
      demands.controls.some(({ outcomes: [first] }) => first?.answer.state === 'unknown'),
    scratch: new Int32Array(words),
    sessions: bits(({ mayStop }) => mayStop),
    demanding: demands.all.map((demand) => bits((policy) => policy.demand === demand)),
    isSilent: isSilent(tenant),
    caveats: caveatsOf(tenant),
    states: demandStates(demands),
    session: sessions(),
    answers: answersOf({ columns, context, looked, policies }),
  }
}

function compilePolicy(
  policy: ConditionalAccessPolicy,
  index: number,
  tenant: PolicyTenant,
  demands: Demands,
  columns: readonly Columns[],
): CompiledPolicy {
  const alone = aloneOf(policy)
  const { state, standing, displayName, masked, notUnderstood, frequency } = alone
  let doubts: PolicyDoubts | undefined
  // Spelled out, and without an accessor: so all policies have one shape, and every decision reads all of them.
  return {
    policy,
    state,
    standing,
    displayName,
    masked,
    isVague: alone.isVague || ofStrength(policy, tenant.authenticationStrengthPolicies).length > 0,
    notUnderstood,
    frequency,
    hasSession: alone.hasSession,
    protectsTokens: alone.protectsTokens,
    mayStop: frequency !== null || alone.protectsTokens,
    demand: demands.of(policy),
    index,
    // Most policies of a search for counterfactuals are never in doubt.
    doubts: () => (doubts ??= policyDoubts(alone, tenant)),
    configured: columns.flatMap((each, place) => (each.configures(index) ? [place] : [])),
  }
}

/** What a policy is whatever tenant it stands in: read once, because one that is edited is another, and all beside it are not. */
const aloneOf = remembered(readAlone)

function readAlone(policy: ConditionalAccessPolicy) {
  const { sessionControls } = policy
  const unknown = unknownMembers(policy)
  const lost = lostParts(policy)
  return {
    policy,
    state: stateOf(policy),
    standing: standingOf(policy),
    displayName: policy.displayName || policy.id,
    masked: maskedConditions(policy),
    isVague:
      lost.some((path) => !path.startsWith('conditions')) ||
      unknown.some(({ decides, mistyped }) => !decides || mistyped),
    notUnderstood: [
      ...lost,
      ...unknown.flatMap(({ path, decides }) => (decides ? [path] : [])),
      // What is excluded by such a word may be whoever asks.
      ...maskedWords(policy.conditions).filter((path) => path.includes('.exclude')),
    ],
    frequency: sessionControls ? frequencyOf(sessionControls) : null,
    hasSession: hasSessionControls(policy),
    protectsTokens: sessionControls?.secureSignInSession?.isEnabled === true,
  }
}

function stateOf({ state }: ConditionalAccessPolicy): CompiledPolicy['state'] {
  return state === 'enabled' || state === 'disabled' || state === 'enabledForReportingButNotEnforced'
    ? state
    : 'unknown'
}
