import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { lostParts } from '../../directory/lost-parts'
import { remembered } from '../../directory/not-understood'
import type { ConditionName } from '../decision'
import { unknownMembers } from './unknown-members'

/**
 * Paths of the members under `value` in which Graph has written `unknownFutureValue` for a word that the version asked does not
 * have: which word it is nobody can tell from the export.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
 */
export function maskedWords(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return /unknownFutureValue/i.test(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    maskedWords(inner, Array.isArray(value) ? path : `${path}.${member}`),
  )
}

const CONDITIONS: Readonly<Record<string, ConditionName>> = {
  users: 'users',
  agents: 'users',
  clientApplications: 'workloadIdentities',
  applications: 'target',
  clientAppTypes: 'clientApps',
  platforms: 'devicePlatform',
  locations: 'location',
  devices: 'devices',
  signInRiskLevels: 'signInRisk',
  userRiskLevels: 'userRisk',
  servicePrincipalRiskLevels: 'servicePrincipalRisk',
  agentIdRiskLevels: 'agentIdRisk',
  insiderRiskLevels: 'insiderRisk',
  authenticationFlows: 'authenticationFlow',
}

/** The conditions of a policy with such a word, without a part, or with one that may not count: that one of them rules the policy out is not certain. */
export const maskedConditions = remembered(conditionsOf)

function conditionsOf(policy: ConditionalAccessPolicy): ReadonlySet<ConditionName> {
  const paths = [
    ...maskedWords(policy.conditions, 'conditions'),
    ...lostParts(policy),
    ...unknownMembers(policy).flatMap(({ path, why }) => (why ? [path] : [])),
  ].filter((path) => path.startsWith('conditions'))
  return new Set(
    paths.flatMap(
      (path): ConditionName | readonly ConditionName[] =>
        WHOLE.get(path) ?? CONDITIONS[path.split('.')[1] ?? ''] ?? [],
    ),
  )
}

/** Without these a policy is for nobody and nothing. */
const WHOLE = new Map<string, readonly ConditionName[]>([
  ['conditions', Object.values(CONDITIONS)],
  ['conditions.users', ['users', 'workloadIdentities', 'target']],
])
