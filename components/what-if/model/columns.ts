import type { ConditionalAccessPolicy, ConditionName, PolicyTenant } from '../../../simulator/doors/policy'
import { CONDITIONS } from './words'

type Conditions = NonNullable<ConditionalAccessPolicy['conditions']>

const filled = (list: readonly unknown[] | null | undefined) => (list?.length ?? 0) > 0

const CONFIGURED: Readonly<Record<ConditionName, (conditions: Conditions) => boolean>> = {
  users: () => true,
  workloadIdentities: ({ clientApplications: clients }) =>
    filled(clients?.includeServicePrincipals) ||
    filled(clients?.includeAgentIdServicePrincipals) ||
    Boolean(clients?.servicePrincipalFilter ?? clients?.agentIdServicePrincipalFilter),
  target: () => true,
  clientApps: ({ clientAppTypes: types }) => filled(types) && !types?.includes('all'),
  devicePlatform: ({ platforms }) => filled(platforms?.includePlatforms),
  location: ({ locations }) => filled(locations?.includeLocations),
  devices: ({ devices }) =>
    Boolean(devices?.deviceFilter) || filled(devices?.includeDevices) || filled(devices?.excludeDevices),
  signInRisk: ({ signInRiskLevels }) => filled(signInRiskLevels),
  userRisk: ({ userRiskLevels }) => filled(userRiskLevels),
  servicePrincipalRisk: ({ servicePrincipalRiskLevels }) => filled(servicePrincipalRiskLevels),
  agentIdRisk: ({ agentIdRiskLevels }) => Boolean(agentIdRiskLevels?.length),
  insiderRisk: ({ insiderRiskLevels }) => Boolean(insiderRiskLevels),
  authenticationFlow: ({ authenticationFlows }) => Boolean(authenticationFlows?.transferMethods),
}

/** The conditions that some policy of the tenant sets: a column that would be empty whatever is asked is left out. */
export function columnsOf(tenant: PolicyTenant): typeof CONDITIONS {
  return CONDITIONS.filter(([condition]) =>
    tenant.conditionalAccessPolicies.some(
      ({ conditions }) => conditions && CONFIGURED[condition](conditions),
    ),
  )
}
