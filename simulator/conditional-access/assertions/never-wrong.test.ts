import { describe, expect, test } from 'vitest'
import { SimulationError } from '../../core/errors'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { evaluate } from '../evaluate'
import { MADE_UP_WORKLOADS, madeUpUser, madeUpWorkload } from '../made-up'
import { supposingMethods } from '../methods-supposed'
import type { SignIn, SignInConditions } from '../sign-in'
import { type Dice, dice } from '../testing/dice'
import type { Assertion, Subject } from './assertion'
import { type Checked, checkAssertions } from './check-assertions'
import { expected } from './expectations'
import { readAssertions } from './read-assertions'

// Of a claim that holds no sign-in that it speaks of is otherwise. Sign-ins are made here of words and numbers, and not by what makes
// those that are tried.

const SEED = Number(process.env.LAB_SEED ?? 20261130)
const TENANTS = process.env.LAB_LONG ? 60 : 6
const CLAIMS = 6
const SIGN_INS = 300

const GROUPS = ['g0', 'g1', 'g2']
const ROLES = ['62e90394-69f5-4237-9190-012177145e10', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451']
const PARTNER = '11111111-2222-4333-8444-555555555555'
const STRENGTHS = ['2', '3', '4'].map((digit) => `00000000-0000-0000-0000-00000000000${digit}`)
const METHODS = [
  'email',
  'fido2',
  'hardwareOath',
  'microsoftAuthenticator',
  'qrCodePin',
  'sms',
  'softwareOath',
  'temporaryAccessPass',
  'voice',
  'x509Certificate',
]
const NAMED = ['app-0', 'app-1']
const OPENED = [
  ...NAMED,
  'another',
  '00000002-0000-0ff1-ce00-000000000000',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
  'd4ebce55-015a-49b5-a083-c84d1797ae8c',
]
const ADDRESSES = [
  '10.0.0.9',
  '10.0.1.9',
  '10.0.2.9',
  '10.9.9.9',
  '192.0.2.1',
  '2001:db8::9',
  '2001:db8:1::9',
]
const COUNTRIES = ['NO', 'SE', 'US', 'XX', 'ZZ']
const LEVELS = ['none', 'low', 'medium', 'high'] as const
const CLIENTS = ['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other']
const PLATFORMS = ['windows', 'android', 'iOS', 'macOS', 'linux', 'windowsPhone', 'unknown']
const FLOWS = ['none', 'deviceCodeFlow', 'authenticationTransfer']
const WORKLOADS = ['w0', 'w1', 'multi', 'managed', 'off']
const AGENTS = ['a0', 'a1', 'a2']

type User = PolicyTenant['users'][number]

/** Somebody of the tenant, and what the test knows of them by itself. */
interface Somebody {
  readonly user: User
  readonly groups: readonly string[]
  readonly roles: readonly string[]
  readonly isGuest: boolean
}

function peopleOf(roll: Dice): readonly Somebody[] {
  return Array.from({ length: 8 }, (_, at): Somebody => {
    const isGuest = roll.chance(0.3)
    const isFederated = isGuest && roll.chance(0.7)
    return {
      user: {
        id: `u${at}`,
        displayName: `u${at}`,
        userType: isGuest ? 'Guest' : 'Member',
        creationType: isFederated ? 'Invitation' : null,
        identities: isFederated
          ? [{ signInType: 'federated', issuer: roll.one(['ExternalAzureAD', 'google.com']) }]
          : [],
        accountEnabled: !roll.chance(0.15),
      },
      groups: GROUPS.filter(() => roll.chance(0.3)),
      roles: ROLES.filter(() => roll.chance(0.2)),
      isGuest,
    }
  })
}

function tenantOf(roll: Dice, people: readonly Somebody[], subject: Subject): PolicyTenant {
  const methods = roll.chance(0.6)
  const single = { servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' }
  const agent = { '@odata.type': '#microsoft.graph.agentIdentity', servicePrincipalType: 'ServiceIdentity' }
  return {
    ...EMPTY_POLICY_TENANT,
    users: people.map(({ user }) => user),
    groups: GROUPS.map((id) => ({
      id,
      displayName: id,
      members: people.filter(({ groups }) => groups.includes(id)).map(({ user }) => user.id),
    })),
    roleAssignments: people.flatMap(({ user, roles }) =>
      roles.map((roleDefinitionId) => ({
        id: `${user.id} ${roleDefinitionId}`,
        principalId: user.id,
        roleDefinitionId,
        directoryScopeId: '/',
      })),
    ),
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: subject === 'people' && roll.chance(0.1) },
    namedLocations: [
      place('left', roll, '10.0.0.0/24', '10.0.1.0/24'),
      place('right', roll, '10.0.1.0/24', '10.0.2.0/24'),
      place('wide', roll, '10.0.0.0/16', '2001:db8::/32'),
      place('six', roll, '2001:db8:1::/48'),
      countries('north', roll, 'NO', 'SE'),
      countries('norway', roll, 'NO'),
    ],
    ...(methods && {
      authenticationMethodsPolicy: {
        authenticationMethodConfigurations: METHODS.map((id) => ({
          id,
          state: roll.chance(0.8) ? 'enabled' : 'disabled',
          includeTargets: [
            { id: roll.chance(0.8) ? 'all_users' : roll.one(GROUPS), authenticationMode: 'any' },
          ],
          excludeTargets: roll.chance(0.2) ? [{ id: roll.one(GROUPS) }] : [],
        })),
      },
      userRegistrationDetails: people
        .filter(() => roll.chance(0.8))
        .map(({ user: { id } }) => ({
          id,
          methodsRegistered: roll.some(['mobilePhone', 'fido2SecurityKey', 'microsoftAuthenticatorPush'], 2),
        })),
    }),
    ...(roll.chance(0.7) && {
      crossTenantAccessPolicy: {
        default: { inboundTrust: trust(roll) },
        partners: roll.chance(0.5) ? [{ tenantId: PARTNER, inboundTrust: trust(roll) }] : [],
      },
    }),
    servicePrincipals: [
      ...[...NAMED, 'another'].map((appId) => ({
        id: `of ${appId}`,
        appId,
        displayName: appId,
        ...single,
        signInAudience: 'AzureADMultipleOrgs',
      })),
      { id: 'w0', displayName: 'w0', ...single },
      { id: 'w1', displayName: 'w1', ...single },
      { id: 'multi', displayName: 'multi', ...single, signInAudience: 'AzureADMultipleOrgs' },
      { id: 'managed', displayName: 'managed', servicePrincipalType: 'ManagedIdentity' },
      { id: 'off', displayName: 'off', ...single, accountEnabled: false },
      ...(subject === 'people'
        ? []
        : [
            { id: 'a0', displayName: 'a0', ...agent },
            { id: 'a1', displayName: 'a1', ...agent, agentIdentityBlueprintId: 'blueprint' },
            { id: 'a2', displayName: 'a2', ...agent },
          ]),
    ],
    conditionalAccessPolicies: Array.from({ length: 2 + roll.below(4) }, (_, at) =>
      policy(roll, at, subject),
    ),
  }
}

function place(id: string, roll: Dice, ...ranges: readonly string[]) {
  const isTrusted = roll.chance(0.4)
  return { id, displayName: id, isTrusted, ipRanges: ranges.map((cidrAddress) => ({ cidrAddress })) }
}

function countries(id: string, roll: Dice, ...countriesAndRegions: readonly string[]) {
  const unknown = roll.below(3)
  return {
    id,
    displayName: id,
    countriesAndRegions,
    countryLookupMethod: 'clientIpAddress',
    ...(unknown < 2 && { includeUnknownCountriesAndRegions: unknown === 1 }),
  }
}

function trust(roll: Dice) {
  return {
    isMfaAccepted: roll.chance(0.5),
    isCompliantDeviceAccepted: roll.chance(0.5),
    isHybridAzureADJoinedDeviceAccepted: roll.chance(0.5),
  }
}

const PLACES = ['left', 'right', 'wide', 'six', 'north', 'norway']

function policy(roll: Dice, at: number, subject: Subject): PolicyTenant['conditionalAccessPolicies'][number] {
  const isPeoples = subject === 'people' || roll.chance(0.2)
  const maybe = <T extends object>(share: number, make: () => T) => (roll.chance(share) ? make() : {})
  return {
    id: `p${at}`,
    displayName: `p${at}`,
    state: roll.chance(0.85) ? 'enabled' : roll.one(['enabledForReportingButNotEnforced', 'disabled']),
    conditions: {
      ...(isPeoples
        ? { users: users(roll), clientAppTypes: roll.chance(0.6) ? ['all'] : roll.some(CLIENTS, 2) }
        : {
            users: { includeUsers: ['None'] },
            clientApplications: workloads(roll),
            clientAppTypes: ['all'],
          }),
      applications: applications(roll),
      ...maybe(0.5, () => ({
        locations: roll.chance(0.5)
          ? { includeLocations: ['All'], excludeLocations: roll.some(PLACES, 2) }
          : { includeLocations: roll.some(PLACES, 2) },
      })),
      ...(isPeoples
        ? {
            ...maybe(0.2, () => ({ signInRiskLevels: roll.some(['low', 'medium', 'high'], 2) })),
            ...maybe(0.1, () => ({ userRiskLevels: roll.some(['low', 'medium', 'high'], 2) })),
            ...maybe(0.2, () => ({ platforms: { includePlatforms: roll.some(PLATFORMS.slice(0, 4), 2) } })),
            ...maybe(0.1, () => ({ insiderRiskLevels: 'elevated' })),
            ...maybe(0.1, () => ({ authenticationFlows: { transferMethods: 'deviceCodeFlow' } })),
            ...maybe(0.15, () => ({
              devices: {
                deviceFilter: {
                  mode: roll.one(['include', 'exclude']),
                  rule: roll.one([
                    'device.isCompliant -eq True',
                    'device.isCompliant -eq True -and device.trustType -eq "ServerAD"',
                    'device.extensionAttribute1 -eq "SAW"',
                  ]),
                },
              },
            })),
          }
        : {
            ...maybe(0.4, () => ({ servicePrincipalRiskLevels: roll.some(['low', 'medium', 'high'], 2) })),
            ...maybe(0.3, () => ({ agentIdRiskLevels: roll.one(['high', 'medium,high']) })),
          }),
    },
    grantControls: isPeoples ? controls(roll) : { operator: 'OR', builtInControls: ['block'] },
  }
}

function users(roll: Dice) {
  const kinds = {
    guestOrExternalUserTypes: roll.one(['b2bCollaborationGuest', 'internalGuest,serviceProvider']),
  }
  const ofSome = { ...kinds, externalTenants: { membershipKind: 'enumerated', members: [PARTNER] } }
  return {
    includeUsers: roll.chance(0.7) ? ['All'] : roll.some(['u0', 'u1', 'ghost'], 2),
    ...(roll.chance(0.3) && { includeGroups: roll.some(GROUPS, 2) }),
    ...(roll.chance(0.2) && { includeRoles: roll.some(ROLES, 2) }),
    ...(roll.chance(0.3) && { excludeGroups: roll.some(GROUPS, 2) }),
    ...(roll.chance(0.1) && { excludeRoles: roll.some(ROLES, 1) }),
    ...(roll.chance(0.2) && { excludeUsers: roll.some(['u0', 'u1', 'ghost', 'GuestsOrExternalUsers'], 2) }),
    ...(roll.chance(0.15) && { excludeGuestsOrExternalUsers: roll.chance(0.5) ? kinds : ofSome }),
  }
}

function workloads(roll: Dice) {
  const kind = roll.below(5)
  if (kind < 2) {
    return {
      includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
      ...(roll.chance(0.4) && { excludeServicePrincipals: roll.some([...WORKLOADS, 'gone'], 2) }),
    }
  }
  if (kind < 3) return { includeServicePrincipals: roll.some([...WORKLOADS, 'gone'], 3) }
  return kind < 4
    ? {
        includeAgentIdServicePrincipals: ['All'],
        ...(roll.chance(0.4) && { excludeAgentIdServicePrincipals: roll.some([...AGENTS, 'blueprint'], 2) }),
      }
    : { includeAgentIdServicePrincipals: roll.some(AGENTS, 2) }
}

function applications(roll: Dice) {
  const kind = roll.below(8)
  if (kind < 4) return { includeApplications: ['All'] }
  if (kind < 6) return { includeApplications: ['All'], excludeApplications: roll.some(NAMED, 2) }
  return { includeApplications: kind < 7 ? ['Office365'] : roll.some(NAMED, 2) }
}

function controls(roll: Dice) {
  const kind = roll.below(10)
  const grant = (operator: string, ...builtInControls: string[]) => ({ operator, builtInControls })
  if (kind < 4) return grant('OR', 'block')
  if (kind < 6) return grant('OR', 'mfa')
  if (kind < 7) return { operator: 'OR', authenticationStrength: { id: roll.one(STRENGTHS) } }
  if (kind < 8) return grant('AND', 'compliantDevice', 'domainJoinedDevice')
  return roll.chance(0.5) ? grant('OR', 'compliantDevice') : grant('OR', 'mfa', 'compliantDevice')
}

/** A circumstance that a claim names, and otherwise any that there is. */
function whenOf(roll: Dice, subject: Subject): Record<string, unknown> {
  const maybe = (share: number, name: string, all: readonly string[]) =>
    roll.chance(share) ? { [name]: roll.some(all, 2) } : {}
  return {
    ...maybe(0.5, 'application', OPENED),
    ...maybe(0.3, 'country', COUNTRIES),
    ...maybe(0.3, 'ipAddress', ADDRESSES),
    ...(subject === 'people'
      ? {
          ...maybe(0.5, 'clientAppType', CLIENTS),
          ...maybe(0.4, 'devicePlatform', PLATFORMS),
          ...maybe(0.3, 'method', ['fido2', 'sms', 'microsoftAuthenticatorPush']),
          ...maybe(0.4, 'signInRiskLevel', LEVELS),
          ...maybe(0.4, 'userRiskLevel', LEVELS),
          ...maybe(0.5, 'device', ['none', 'registered', 'compliant', 'hybrid']),
        }
      : maybe(0.4, 'servicePrincipalRiskLevel', LEVELS)),
    ...(subject === 'agents' ? maybe(0.4, 'agentIdRiskLevel', LEVELS) : {}),
  }
}

const DEVICES = {
  none: null,
  registered: { trustType: 'Workplace', isCompliant: false },
  compliant: { trustType: 'AzureAD', isCompliant: true },
  hybrid: { trustType: 'ServerAD', isCompliant: false },
} as const

function conditionsOf(roll: Dice, { when }: Assertion, subject: Subject): SignInConditions {
  const one = <T>(named: readonly string[] | undefined, all: readonly T[]) =>
    roll.one((named ?? all) as readonly T[])
  const where = {
    country: one(when.country, COUNTRIES),
    ipAddress: one(when.ipAddress, ADDRESSES),
    compliantNetwork: roll.chance(0.2),
  }
  const levels = (named: readonly string[] | undefined) => one<(typeof LEVELS)[number]>(named, LEVELS)
  if (subject !== 'people') {
    return {
      ...where,
      servicePrincipalRiskLevel: levels(when.servicePrincipalRiskLevel),
      ...(subject === 'agents' && { agentIdRiskLevel: levels(when.agentIdRiskLevel) }),
    }
  }
  const kind = when.device && (roll.one(when.device) as keyof typeof DEVICES)
  const device = kind
    ? DEVICES[kind]
    : roll.chance(0.3)
      ? null
      : { trustType: roll.one(['AzureAD', 'ServerAD', 'Workplace']), isCompliant: roll.chance(0.5) }
  const attribute = roll.chance(0.2) ? { extensionAttribute1: roll.one(['SAW', 'x']) } : {}
  return {
    ...where,
    clientAppType: one(when.clientAppType, CLIENTS),
    devicePlatform: one(when.devicePlatform, PLATFORMS),
    signInRiskLevel: levels(when.signInRiskLevel),
    userRiskLevel: levels(when.userRiskLevel),
    insiderRiskLevel: one<'none' | 'minor' | 'elevated'>(undefined, ['none', 'minor', 'elevated']),
    authenticationFlow: { transferMethod: roll.one(FLOWS) },
    deviceInfo: device && { ...device, ...attribute },
  }
}

/** Who signs in, of whom a claim speaks. */
type Who = Pick<SignIn, 'signInIdentity' | 'suppose'>

interface Claimed {
  readonly words: unknown
  /** One of them; null: whoever was thrown is not of them. */
  readonly who: (roll: Dice) => Who | null
}

const person = (userId: string, more: object = {}): Who => ({
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId, ...more },
})

function ofPeople(roll: Dice, people: readonly Somebody[]): Claimed {
  const [group, but, role] = [roll.one(GROUPS), roll.one(GROUPS), roll.one(ROLES)]
  const of = (words: string, isMeant: (one: Omit<Somebody, 'user'>) => boolean) => ({ words, isMeant })
  const { words, isMeant } = roll.one([
    of('all', () => true),
    of('guests', ({ isGuest }) => isGuest),
    of(`group:${group}`, ({ groups }) => groups.includes(group)),
    of(`role:${role}`, ({ roles }) => roles.includes(role)),
  ])
  if (roll.chance(0.25)) {
    const names = roll.some(
      people.map(({ user }) => user.id),
      3,
    )
    return { words: names, who: (next) => person(next.one(names)) }
  }
  const excepts = roll.chance(0.5)
  const isSpared = ({ groups }: Pick<Somebody, 'groups'>) => excepts && groups.includes(but)
  return {
    words: { people: words, ...(excepts && { except: `group:${but}` }) },
    who: (next) => {
      if (next.chance(0.5)) {
        const one = next.one(people)
        const isOn = one.user.accountEnabled !== false
        return isOn && isMeant(one) && !isSpared(one) ? person(one.user.id) : null
      }
      const isGuest = next.chance(0.4)
      const one = {
        groups: GROUPS.filter(() => next.chance(0.4)),
        roles: ROLES.filter(() => next.chance(0.3)),
        isGuest,
      }
      if (!isMeant(one) || isSpared(one)) return null
      const kind = next.one([
        'b2bCollaborationGuest',
        'internalGuest',
        'serviceProvider',
        'b2bDirectConnectUser',
      ])
      const home =
        next.chance(0.5) && kind !== 'internalGuest'
          ? { externalTenantId: next.one([PARTNER, 'elsewhere']) }
          : {}
      return {
        ...person('any:member', isGuest ? { externalUserType: kind, ...home } : {}),
        suppose: { inGroups: one.groups, roles: one.roles },
      }
    },
  }
}

function ofWorkloads(roll: Dice, subject: Subject): Claimed {
  const workload = (servicePrincipalId: string): Who => ({
    signInIdentity: { '@odata.type': '#microsoft.graph.servicePrincipalSignIn', servicePrincipalId },
  })
  const all: Readonly<Record<string, readonly string[]>> =
    subject === 'agents'
      ? { agents: [...AGENTS, 'any:agentIdentity'] }
      : {
          servicePrincipalsInMyTenant: ['w0', 'w1', 'any:servicePrincipal'],
          workloads: [
            'w0',
            'w1',
            'multi',
            'managed',
            ...Object.keys(MADE_UP_WORKLOADS).filter((id) => !/agent/.test(id)),
          ],
        }
  const [words, meant] = roll.one(Object.entries(all))
  const held = subject === 'agents' ? AGENTS : WORKLOADS
  const prefix = subject === 'agents' ? 'agentIdentity' : 'servicePrincipal'
  const but = roll.one(held)
  if (roll.chance(0.3)) return { words: `${prefix}:${but}`, who: () => workload(but) }
  const excepts = roll.chance(0.4)
  return {
    words: { identities: words, ...(excepts && { except: `${prefix}:${but}` }) },
    who: (next) => {
      const id = next.one(meant)
      return excepts && id === but ? null : workload(id)
    },
  }
}

const EXPECTATIONS = ['block', 'grant', { askedFor: ['mfa'] }, { askedForOneOf: ['mfa', 'compliantDevice'] }]

/** A sign-in of which a claim that holds is not true; null: none was found. */
function otherwise(
  checked: Checked,
  assertion: Assertion,
  claimed: Claimed,
  oracle: Compiled,
  roll: Dice,
): SignIn | null {
  const meets = expected(assertion.expect, oracle)
  const { subject } = assertion.who
  for (let at = 0; at < SIGN_INS; at++) {
    const who = claimed.who(roll)
    if (who === null) continue
    const application = roll.one(assertion.when.application ?? OPENED)
    const shown = assertion.when.method ? [roll.one(assertion.when.method)] : []
    const signIn: SignIn = {
      ...who,
      signInContext: {
        '@odata.type': '#microsoft.graph.applicationContext',
        includeApplications: [application],
      },
      signInConditions: conditionsOf(roll, assertion, subject),
      authentication: { completed: ['password', ...shown], registered: null },
    }
    const decision = evaluate(oracle, signIn)
    // Where the claim is not certain, that may be for what is open here as well, or for the home of a guest, which claims leave open.
    const isOpen = decision.couldBe.length > 1 || 'externalTenantId' in signIn.signInIdentity
    if (!checked.isCertain && isOpen) continue
    if (!meets.thorough(decision)) return signIn
  }
  return null
}

/** Nothing, where the claim is about nobody. */
function tried(assertion: Assertion, tenant: PolicyTenant): readonly Checked[] {
  try {
    return checkAssertions([assertion], tenant)
  } catch (error) {
    if (error instanceof SimulationError && error.message.includes('is about nobody')) return []
    throw error
  }
}

/** The tenant with those who are made up here. */
function oracleOf(tenant: PolicyTenant, subject: Subject): Compiled {
  const made = Object.keys(MADE_UP_WORKLOADS).map(madeUpWorkload)
  return compile(
    subject === 'people'
      ? { ...supposingMethods(tenant), users: [...tenant.users, madeUpUser('any:member')] }
      : { ...tenant, servicePrincipals: [...tenant.servicePrincipals, ...made] },
  )
}

describe.each<[Subject]>([['people'], ['workloads'], ['agents']])(
  'a claim about %s that holds',
  (subject) => {
    const held = { certain: 0, open: 0 }
    test.each(Array.from({ length: TENANTS }, (_, at) => SEED + at))(
      `is true of every sign-in of which it speaks: seed %i`,
      (seed) => {
        const roll = dice(seed, `never-wrong ${subject}`)
        const people = peopleOf(roll)
        const tenant = tenantOf(roll, people, subject)
        const oracle = oracleOf(tenant, subject)
        for (let at = 0; at < CLAIMS; at++) {
          const claimed = subject === 'people' ? ofPeople(roll, people) : ofWorkloads(roll, subject)
          const when = whenOf(roll, subject)
          for (const expect_ of subject === 'people' ? EXPECTATIONS : EXPECTATIONS.slice(0, 2)) {
            const json = { name: `claim ${at}`, who: claimed.words, when, expect: expect_ }
            const [assertion] = readAssertions([json])
            const [checked] = assertion ? tried(assertion, tenant) : []
            if (!assertion || !checked?.holds || checked.untried !== null) continue
            held[checked.isCertain ? 'certain' : 'open']++
            const found = otherwise(checked, assertion, claimed, oracle, roll)
            expect(
              found && {
                json,
                isCertain: checked.isCertain,
                found,
                policies: tenant.conditionalAccessPolicies,
              },
            ).toBeNull()
          }
        }
      },
    )

    test('and there are such claims', () => {
      expect(held.certain).toBeGreaterThan(TENANTS / 2)
    })
  },
)
