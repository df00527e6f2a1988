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

const PLATFORM_WORDS = lowered(DEVICE_PLATFORMS)
const GUEST_WORDS = { guestOrExternalUserTypes: lowered(['none', ...EXTERNAL_USER_TYPES]) }
const RISK_WORDS = lowered(['hidden', ...RISK_LEVELS])

/** By member the words that Graph documents for it, lowered; of the others any text may be right. */
const WORDS: Words = {
  clientAppTypes: lowered(CLIENT_APP_TYPES),
  platforms: { includePlatforms: PLATFORM_WORDS, excludePlatforms: PLATFORM_WORDS },
  signInRiskLevels: RISK_WORDS,
  userRiskLevels: RISK_WORDS,
  servicePrincipalRiskLevels: RISK_WORDS,
  agentIdRiskLevels: RISK_WORDS,
  insiderRiskLevels: lowered(INSIDER_RISK_LEVELS),
  authenticationFlows: { transferMethods: lowered(TRANSFER_METHODS) },
  applications: { includeUserActions: ['urn:user:registersecurityinfo', 'urn:user:registerdevice'] },
  users: { includeGuestsOrExternalUsers: GUEST_WORDS, excludeGuestsOrExternalUsers: GUEST_WORDS },
}

type Words = { readonly [member: string]: readonly string[] | Words }

function lowered(words: readonly string[]): readonly string[] {
  return words.map((each) => each.toLowerCase())
}

/**
 * Paths of the members of `conditions` with a word of which nobody can tell what it means: `unknownFutureValue`, which Graph writes
 * for a word that the version asked does not have, or one that Graph does not document for a member that takes certain words.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset (checked 2026-11)
 */
export function maskedWords(conditions: unknown): readonly string[] {
  return maskedIn(conditions, 'conditions', WORDS)
}

function maskedIn(value: unknown, path: string, words: Words[string] | undefined): readonly string[] {
  if (typeof value === 'string') return isMasked(value, words) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    Array.isArray(value)
      ? maskedIn(inner, path, words)
      : maskedIn(inner, `${path}.${member}`, Array.isArray(words) ? undefined : (words as Words)?.[member]),
  )
}

function isMasked(value: string, words: Words[string] | undefined): boolean {
  if (/unknownFutureValue/i.test(value)) return true
  // Flags stand in one text.
  const all = Array.isArray(words) ? value.toLowerCase().split(',') : []
  return all.some((each) => each.trim() !== '' && !(words as readonly string[]).includes(each.trim()))
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
