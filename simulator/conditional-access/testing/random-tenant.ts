import type { ConditionalAccessPolicy, ConditionSet } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { type Dice, dice } from './dice'

const MANY = 1000
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`)

const USERS = numbered('user', MANY)
const GROUPS = numbered('group', 60)
const WORKLOADS = numbered('workload', 20)
const PLACES = numbered('place', 20)
const AGREEMENTS = numbered('agreement', 3)
const DEVICES = numbered('device', 200)
export const APPLICATIONS: readonly string[] = [
  ...numbered('application', 40),
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
]
const ROLES = [
  '62e90394-69f5-4237-9190-012177145e10',
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
]
const COUNTRIES = ['NO', 'SE', 'DK', 'NL', 'US', 'BR', 'CA', 'IN']
const STRENGTHS = ['2', '3', '4'].map((digit) => `00000000-0000-0000-0000-00000000000${digit}`)
const FILTERS = [
  'device.isCompliant -eq True',
  'device.isCompliant -eq True -or device.trustType -eq "ServerAD"',
  'device.model -startsWith "Surface"',
  'device.extensionAttribute1 -eq "SAW"',
  'device.operatingSystem -ne "Windows"',
]

/** A tenant of 1,000 people with `count` policies of all kinds; the same for the same seed. */
export function randomTenant(seed: number, count: number): PolicyTenant {
  const roll = dice(seed, 'tenant')
  return {
    ...EMPTY_POLICY_TENANT,
    users: USERS.map((id, index) => ({
      id,
      displayName: `Person ${index}`,
      userPrincipalName: `${id}@contoso.example`,
      userType: index % 20 === 0 ? 'Guest' : 'Member',
      creationType: index % 20 === 0 ? 'Invitation' : null,
    })),
    groups: GROUPS.map((id, index) => ({
      id,
      displayName: `Group ${index}`,
      // The first hold groups, and those hold people: two levels deep.
      members: index < 6 ? roll.some(GROUPS.slice(6), 5) : roll.some(USERS, 60),
    })),
    devices: DEVICES.map((id) => ({ id, deviceId: id, displayName: id })),
    servicePrincipals: WORKLOADS.map((id) => ({
      id,
      displayName: id,
      servicePrincipalType: 'Application',
      signInAudience: 'AzureADMyOrg',
    })),
    roleAssignments: Array.from({ length: 60 }, (_, index) => ({
      id: `assignment-${index}`,
      // Some come through a group.
      principalId: [roll.one(USERS), ...(index % 5 === 0 ? [GROUPS[index % GROUPS.length] ?? ''] : [])].at(
        -1,
      ),
      roleDefinitionId: roll.one(ROLES),
      directoryScopeId: roll.chance(0.8) ? '/' : '/administrativeUnits/1',
    })),
    namedLocations: PLACES.map((id, index) =>
      index % 3 === 0
        ? {
            id,
            displayName: id,
            countriesAndRegions: roll.some(COUNTRIES, 3),
            includeUnknownCountriesAndRegions: false,
            countryLookupMethod: 'clientIpAddress',
          }
        : {
            id,
            displayName: id,
            isTrusted: index % 2 === 0,
            ipRanges: [{ cidrAddress: `10.${index}.0.0/16` }, { cidrAddress: `2001:db8:${index}::/48` }],
          },
    ),
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    conditionalAccessPolicies: Array.from({ length: count }, (_, index) =>
      randomPolicy(roll, `policy-${index}`),
    ),
  }
}

/** Any policy for the people and applications of `randomTenant`. */
export function randomPolicy(roll: Dice, id: string): ConditionalAccessPolicy {
  const workload = roll.chance(0.05)
  const where = workload ? { includeApplications: ['All'] } : target(roll)
  return {
    id,
    displayName: id,
    state: roll.chance(0.8) ? 'enabled' : roll.one(['enabledForReportingButNotEnforced', 'disabled']),
    conditions: {
      ...(workload
        ? { users: { includeUsers: ['None'] }, clientApplications: workloads(roll) }
        : { users: people(roll) }),
      applications: where,
      clientAppTypes: roll.chance(0.7)
        ? ['all']
        : roll.some(['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other'], 2),
      ...circumstances(roll),
    },
    ...controls(roll),
  }
}

function people(roll: Dice): NonNullable<ConditionSet['users']> {
  const exclude = roll.chance(0.7) ? { excludeGroups: roll.some(GROUPS, 2) } : {}
  const kind = roll.below(10)
  if (kind < 4) return { includeUsers: ['All'], ...exclude }
  if (kind < 7) return { includeGroups: roll.some(GROUPS, 3), ...exclude }
  if (kind < 8) return { includeRoles: roll.some(ROLES, 3), ...exclude }
  if (kind < 9) return { includeUsers: roll.some(USERS, 5), excludeUsers: roll.some(USERS, 3) }
  return { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest,internalGuest' } }
}

function workloads(roll: Dice): NonNullable<ConditionSet['clientApplications']> {
  return roll.chance(0.5)
    ? {
        includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
        excludeServicePrincipals: roll.some(WORKLOADS, 2),
      }
    : { includeServicePrincipals: roll.some(WORKLOADS, 3) }
}

function target(roll: Dice): NonNullable<ConditionSet['applications']> {
  const kind = roll.below(20)
  if (kind < 8) return { includeApplications: ['All'] }
  if (kind < 10) return { includeApplications: ['All'], excludeApplications: roll.some(APPLICATIONS, 3) }
  if (kind < 13) return { includeApplications: ['Office365'] }
  if (kind < 18) return { includeApplications: roll.some(APPLICATIONS, 4) }
  if (kind < 19) return { includeUserActions: ['urn:user:registersecurityinfo'] }
  return { includeAuthenticationContextClassReferences: ['c1', 'c2'] }
}

function circumstances(roll: Dice): Partial<ConditionSet> {
  const rules: readonly (readonly [share: number, make: () => Partial<ConditionSet>])[] = [
    [
      0.2,
      () => ({
        platforms: roll.chance(0.5)
          ? { includePlatforms: ['all'], excludePlatforms: ['windows', 'macOS', 'iOS', 'android', 'linux'] }
          : { includePlatforms: roll.some(['windows', 'macOS', 'iOS', 'android'], 2) },
      }),
    ],
    [
      0.3,
      () => ({
        locations: roll.chance(0.6)
          ? { includeLocations: ['All'], excludeLocations: ['AllTrusted', ...roll.some(PLACES, 2)] }
          : { includeLocations: roll.some(PLACES, 3) },
      }),
    ],
    [
      0.15,
      () => ({
        devices: { deviceFilter: { mode: roll.one(['include', 'exclude']), rule: roll.one(FILTERS) } },
      }),
    ],
    [0.15, () => ({ signInRiskLevels: roll.some(['low', 'medium', 'high'], 2) })],
    [0.1, () => ({ userRiskLevels: roll.some(['low', 'medium', 'high'], 2) })],
    [0.05, () => ({ insiderRiskLevels: roll.one(['minor', 'moderate,elevated']) })],
    [0.05, () => ({ authenticationFlows: { transferMethods: 'deviceCodeFlow' } })],
  ]
  return Object.assign({}, ...rules.flatMap(([share, make]) => (roll.chance(share) ? [make()] : [])))
}

function controls(roll: Dice): Pick<ConditionalAccessPolicy, 'grantControls' | 'sessionControls'> {
  const kind = roll.below(20)
  const grant = (operator: string, ...builtInControls: string[]) => ({
    grantControls: { operator, builtInControls },
  })
  if (kind < 3) return grant('OR', 'block')
  if (kind < 9) return grant('OR', 'mfa')
  if (kind < 12)
    return { grantControls: { operator: 'OR', authenticationStrength: { id: roll.one(STRENGTHS) } } }
  if (kind < 14) return grant('OR', 'compliantDevice', 'domainJoinedDevice')
  if (kind < 15) return grant('AND', 'mfa', 'compliantDevice')
  if (kind < 16) return grant('OR', 'mfa', 'compliantDevice')
  if (kind < 17) {
    return {
      grantControls: { operator: 'AND', builtInControls: ['mfa'], termsOfUse: [roll.one(AGREEMENTS)] },
    }
  }
  if (kind < 18) return grant('OR', 'approvedApplication', 'compliantApplication')
  const signInFrequency = roll.chance(0.3)
    ? { isEnabled: true, frequencyInterval: 'everyTime' }
    : { isEnabled: true, type: 'hours', value: roll.one([1, 4, 12]), frequencyInterval: 'timeBased' }
  return { sessionControls: { signInFrequency, persistentBrowser: { isEnabled: true, mode: 'never' } } }
}

/** The ids that a random question may bring. */
export const KNOWN = {
  users: USERS,
  workloads: WORKLOADS,
  agreements: AGREEMENTS,
  devices: DEVICES,
  countries: COUNTRIES,
}
