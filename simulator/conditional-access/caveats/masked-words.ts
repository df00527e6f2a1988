import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { lostParts } from '../../directory/lost-parts'
import { remembered } from '../../directory/not-understood'
import {
  CLIENT_APP_TYPES,
  DEVICE_PLATFORMS,
  EXTERNAL_USER_TYPES,
  INSIDER_RISK_LEVELS,
  RISK_LEVELS,
  TRANSFER_METHODS,
} from '../../directory/policy-words'
import type { ConditionName } from '../decision'
import { unknownMembers } from './unknown-members'

const RISKS = ['hidden', ...RISK_LEVELS]
const GUESTS = ['none', ...EXTERNAL_USER_TYPES]

/** By path the words that Graph documents for it; of the others any text may be right. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  clientAppTypes: CLIENT_APP_TYPES,
  'platforms.includePlatforms': DEVICE_PLATFORMS,
  'platforms.excludePlatforms': DEVICE_PLATFORMS,
  signInRiskLevels: RISKS,
  userRiskLevels: RISKS,
  servicePrincipalRiskLevels: RISKS,
  agentIdRiskLevels: RISKS,
  insiderRiskLevels: INSIDER_RISK_LEVELS,
  'authenticationFlows.transferMethods': TRANSFER_METHODS,
  'applications.includeUserActions': ['urn:user:registersecurityinfo', 'urn:user:registerdevice'],
  'users.includeGuestsOrExternalUsers.guestOrExternalUserTypes': GUESTS,
  'users.excludeGuestsOrExternalUsers.guestOrExternalUserTypes': GUESTS,
}

/**
 * Paths of the members of `conditions` with a word of which nobody can tell what it means: `unknownFutureValue`, which Graph writes
 * for a word that the version asked does not have, or one that Graph does not document for a member that takes certain words.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset (checked 2026-11)
 */
export function maskedWords(conditions: unknown, path = 'conditions'): readonly string[] {
  if (typeof conditions === 'string') return isMasked(conditions, WORDS[path.slice(11)]) ? [path] : []
  if (typeof conditions !== 'object' || conditions === null) return []
  return Object.entries(conditions).flatMap(([member, inner]) =>
    maskedWords(inner, Array.isArray(conditions) ? path : `${path}.${member}`),
  )
}

function isMasked(value: string, words: readonly string[] | undefined): boolean {
  if (/unknownFutureValue/i.test(value)) return true
  if (!words) return false
  // Flags stand in one text.
  const said = value.toLowerCase().split(',')
  return said.some((each) => each.trim() && !words.some((word) => word.toLowerCase() === each.trim()))
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
    ...maskedWords(policy.conditions),
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
