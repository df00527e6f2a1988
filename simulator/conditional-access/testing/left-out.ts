import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { dynamicGroups } from '../../directory/dynamic-groups'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { decide, isPlain } from '../compile/decide'
import { evaluate } from '../evaluate'
import type { SignIn } from '../sign-in'
import { type Dice, dice } from './dice'
import { randomSignIn } from './random-sign-in'
import { KNOWN, randomTenant } from './random-tenant'

/** Whatever is lost of an object is lost of this one, or of all. */
type Lose = (tenant: PolicyTenant, at: number) => Partial<PolicyTenant>
type Listed = {
  [Name in keyof PolicyTenant]-?: NonNullable<PolicyTenant[Name]> extends readonly object[] ? Name : never
}[keyof PolicyTenant]

/** Members of every object of a list. */
const ofAll =
  (collection: Listed, ...members: readonly string[]): Lose =>
  (tenant) => ({ [collection]: (tenant[collection] ?? []).map((each) => lacking(each, members)) })

/** Members of one object of a list. */
const ofOne =
  (collection: Listed, ...members: readonly string[]): Lose =>
  (tenant, at) => {
    const list: readonly object[] = tenant[collection] ?? []
    return {
      [collection]: list.map((each, index) => (index === at % list.length ? lacking(each, members) : each)),
    }
  }

const one =
  (collection: Listed): Lose =>
  (tenant, at) => {
    const list: readonly object[] = tenant[collection] ?? []
    return { [collection]: list.filter((_, index) => index !== at % list.length) }
  }

const all =
  (collection: Listed): Lose =>
  () => ({ [collection]: [] })

function lacking(object: object, members: readonly string[]): object {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !members.includes(name)))
}

/** Something of the settings of one authentication method. */
const ofMethod =
  (lose: (configuration: object) => readonly object[]): Lose =>
  ({ authenticationMethodsPolicy: policy }, at) => {
    const list: readonly object[] = policy?.authenticationMethodConfigurations ?? []
    return {
      authenticationMethodsPolicy: {
        authenticationMethodConfigurations: list.flatMap((each, index) =>
          index === at % list.length ? lose(each) : [each],
        ),
      },
    }
  }

/** A member of one policy, of those that have it. */
const ofPolicy =
  (...path: readonly string[]): Lose =>
  ({ conditionalAccessPolicies: all }, at) => {
    const having = all.filter((policy) => path.reduce<unknown>(memberIn, policy) !== undefined)
    const meant = having[at % having.length]
    return {
      conditionalAccessPolicies: all.map((policy) => (policy === meant ? without(policy, path) : policy)),
    }
  }

function memberIn(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined
}

function without<Of extends object>(of: Of, [name = '', ...rest]: readonly string[]): Of {
  const inner = memberIn(of, name)
  return rest.length === 0 || typeof inner !== 'object' || inner === null
    ? (lacking(of, [name]) as Of)
    : { ...of, [name]: without(inner, rest) }
}

/** Members that every policy has which Graph answers. */
const OF_POLICIES = [
  ...['state', 'conditions', 'grantControls', 'conditions.users', 'conditions.applications'],
  ...['includeUsers', 'excludeUsers', 'includeGroups', 'excludeGroups', 'includeRoles', 'excludeRoles'].map(
    (name) => `conditions.users.${name}`,
  ),
  ...[
    'includeApplications',
    'excludeApplications',
    'includeUserActions',
    'includeAuthenticationContextClassReferences',
  ].map((name) => `conditions.applications.${name}`),
  ...['clientAppTypes', 'signInRiskLevels', 'userRiskLevels', 'servicePrincipalRiskLevels'].map(
    (name) => `conditions.${name}`,
  ),
  ...['insiderRiskLevels', 'authenticationFlows'].map((name) => `conditions.${name}`),
  ...[
    'includeServicePrincipals',
    'excludeServicePrincipals',
    'includeAgentIdServicePrincipals',
    'excludeAgentIdServicePrincipals',
  ].map((name) => `conditions.clientApplications.${name}`),
  'conditions.agentIdRiskLevels',
  ...['platforms.excludePlatforms', 'locations.excludeLocations'].map((name) => `conditions.${name}`),
  ...['includeGuestsOrExternalUsers', 'excludeGuestsOrExternalUsers'].flatMap((name) => [
    `conditions.users.${name}`,
    `conditions.users.${name}.externalTenants`,
  ]),
  ...['platforms', 'locations', 'devices', 'clientApplications'].map((name) => `conditions.${name}`),
  'sessionControls',
  ...['platforms.includePlatforms', 'locations.includeLocations'].map((name) => `conditions.${name}`),
  ...['rule', 'mode'].map((name) => `conditions.devices.deviceFilter.${name}`),
  ...['builtInControls', 'operator', 'termsOfUse', 'authenticationStrength', 'authenticationStrength.id'].map(
    (name) => `grantControls.${name}`,
  ),
  ...['isEnabled', 'value', 'type'].map((name) => `sessionControls.signInFrequency.${name}`),
]

/** Lists that no policy of Graph has as null. */
const LISTS_OF_POLICIES = [
  ...['includeUsers', 'excludeUsers', 'includeGroups', 'excludeGroups', 'includeRoles', 'excludeRoles'].map(
    (name) => `conditions.users.${name}`,
  ),
  ...['includeApplications', 'excludeApplications'].map((name) => `conditions.applications.${name}`),
  ...['clientAppTypes', 'signInRiskLevels', 'userRiskLevels', 'servicePrincipalRiskLevels'].map(
    (name) => `conditions.${name}`,
  ),
  ...['includeServicePrincipals', 'excludeServicePrincipals'].map(
    (name) => `conditions.clientApplications.${name}`,
  ),
  ...['platforms.excludePlatforms', 'locations.excludeLocations'].map((name) => `conditions.${name}`),
  ...['builtInControls', 'termsOfUse'].map((name) => `grantControls.${name}`),
]

/** The same, with null in the place of what is lost. */
const nulled =
  (path: readonly string[]): Lose =>
  ({ conditionalAccessPolicies: all }, at) => {
    const having = all.filter((policy) => Array.isArray(path.reduce<unknown>(memberIn, policy)))
    const meant = having[at % having.length]
    return {
      conditionalAccessPolicies: all.map((policy) => (policy === meant ? withNull(policy, path) : policy)),
    }
  }

function withNull<Of extends object>(of: Of, [name = '', ...rest]: readonly string[]): Of {
  const inner = memberIn(of, name)
  return {
    ...of,
    [name]: rest.length === 0 || typeof inner !== 'object' || inner === null ? null : withNull(inner, rest),
  }
}

/** What an export may lack, and how it looks without. */
export const LOST: Readonly<Record<string, Lose>> = {
  ...Object.fromEntries(
    LISTS_OF_POLICIES.map((path) => [`${path} of one policy, which is null,`, nulled(path.split('.'))]),
  ),
  ...Object.fromEntries(OF_POLICIES.map((path) => [`${path} of one policy`, ofPolicy(...path.split('.'))])),
  'the extension attributes of one device': ofOne('devices', 'extensionAttributes'),
  'what one strength allows': ofOne('authenticationStrengthPolicies', 'allowedCombinations'),
  'which tenant a partner is': ({ crossTenantAccessPolicy: of }) => ({
    crossTenantAccessPolicy: {
      ...of,
      partners: of?.partners?.map((each) => lacking(each, ['tenantId'])) ?? null,
    },
  }),
  'what is taken from a partner': ({ crossTenantAccessPolicy: of }) => ({
    crossTenantAccessPolicy: {
      ...of,
      partners: of?.partners?.map((each) => lacking(each, ['inboundTrust'])) ?? null,
    },
  }),
  'the members of all groups': ofAll('groups', 'members'),
  'the members of one group': ofOne('groups', 'members'),
  'all groups': all('groups'),
  'one group': one('groups'),
  'what $expand does not give of the members of groups': ({ groups }) => ({
    groups: groups.map((group) => ({
      ...group,
      members:
        group.members?.slice(0, 20).map((each) => (typeof each === 'string' ? { id: each } : each)) ?? null,
    })),
  }),
  'all locations': all('namedLocations'),
  'one location': one('namedLocations'),
  'whether an address is trusted, or which': ofOne('namedLocations', 'isTrusted', 'ipRanges'),
  'how countries are told': ofAll('namedLocations', 'countryLookupMethod'),
  'whether a country that is not known is in one': ofAll(
    'namedLocations',
    'includeUnknownCountriesAndRegions',
  ),
  'the countries of one location': ofOne('namedLocations', 'countriesAndRegions'),
  'all devices': all('devices'),
  'one device': one('devices'),
  'the compliance of all devices': ofAll('devices', 'isCompliant'),
  'how devices are joined': ofAll('devices', 'trustType'),
  'all that filters read': ({ devices }) => ({
    devices: devices.map(({ id, deviceId, isCompliant, trustType }) => ({
      id,
      isCompliant,
      trustType,
      ...(deviceId ? { deviceId } : {}),
    })),
  }),
  'all people': all('users'),
  'one person': one('users'),
  'of which type people are': ofAll('users', 'userType'),
  'how guests came': ofAll('users', 'creationType'),
  'whether guests have accepted': ofAll('users', 'externalUserState'),
  'where guests sign in': ofAll('users', 'identities'),
  'what identities are of': ({ users }) => ({
    users: users.map((user) => ({
      ...user,
      identities: user.identities?.map(({ signInType }) => ({ signInType })) ?? null,
    })),
  }),
  'the names of people': ofAll('users', 'userPrincipalName'),
  'all that tells guests from others': ofAll(
    'users',
    ...['userType', 'creationType', 'externalUserState', 'identities', 'userPrincipalName'],
  ),
  'all assignments of roles': all('roleAssignments'),
  'the role of one assignment': ofOne('roleAssignments', 'roleDefinitionId'),
  'whom one assignment is to': ofOne('roleAssignments', 'principalId'),
  'what assignments are for': ofAll('roleAssignments', 'directoryScopeId'),
  'all service principals': all('servicePrincipals'),
  'one service principal': one('servicePrincipals'),
  'of which type service principals are': ofAll('servicePrincipals', 'servicePrincipalType'),
  'whom service principals are for': ofAll('servicePrincipals', 'signInAudience'),
  'the blueprints of agents': ofAll('servicePrincipals', 'agentIdentityBlueprintId'),
  'all that tells agents from others': ofAll(
    'servicePrincipals',
    ...['servicePrincipalType', 'agentIdentityBlueprintId', '@odata.type'],
  ),
  'the report of methods': all('userRegistrationDetails'),
  'one line of the report': one('userRegistrationDetails'),
  'what people have registered': ofAll('userRegistrationDetails', 'methodsRegistered'),
  'the policy of methods': () => ({ authenticationMethodsPolicy: null }),
  'the report and the policy of methods': () => ({
    userRegistrationDetails: [],
    authenticationMethodsPolicy: null,
  }),
  'one method of the policy': ofMethod(() => []),
  'whether one method is on': ofMethod((each) => [lacking(each, ['state'])]),
  'whom one method is for': ofMethod((each) => [lacking(each, ['includeTargets'])]),
  'whom one method is not for': ofMethod((each) => [lacking(each, ['excludeTargets'])]),
  'the groups that methods are for': ({ authenticationMethodsPolicy: policy }) => ({
    authenticationMethodsPolicy: {
      authenticationMethodConfigurations: (policy?.authenticationMethodConfigurations ?? []).map((each) => ({
        ...each,
        includeTargets: [{ targetType: 'group', authenticationMode: 'any' }],
      })),
    },
  }),
  'what tells accounts of agents from those of people': ofAll('users', '@odata.type', 'identityParentId'),
  'the settings of cross-tenant access': () => ({ crossTenantAccessPolicy: null }),
  'the default of cross-tenant access': ({ crossTenantAccessPolicy: of }) => ({
    crossTenantAccessPolicy: { ...of, default: null },
  }),
  'the partners of cross-tenant access': ({ crossTenantAccessPolicy: of }) => ({
    crossTenantAccessPolicy: { ...of, partners: null },
  }),
}

/**
 * Asks a complete tenant and one that lost something the same random questions: an answer stays the same, or is not certain.
 * @param lose what is lost, one after another
 * @throws Error with the seed and the question of the first answer that does not
 */
export function holdsWithout(lose: readonly Lose[], seed: number, questions: number): void {
  const { whole, before } = complete(seed)
  const roll = dice(seed, 'left out')
  let left = whole
  for (const each of lose) left = { ...left, ...each(left, roll.below(1000)) }
  const after = compile(left, dynamicGroups)
  for (let at = 0; at < questions; at++) {
    const signIn = question(roll, whole)
    const told = evaluate(before, signIn)
    const now = evaluate(after, signIn)
    const [only, ...others] = now.couldBe
    const isCertain = others.length === 0
    const wrong =
      // What was possible is not ruled out by knowing less.
      told.couldBe.some((result) => !now.couldBe.includes(result)) ||
      (isCertain && told.couldBe.length === 1 && now.result !== told.result) ||
      decide(after, signIn) !== now.result ||
      (isPlain(after, signIn) && (!isCertain || only !== now.result))
    // Expectations are slow, and these are many.
    if (wrong)
      throw new Error(
        `seed ${seed}: ${told.couldBe.join(' or ')} became ${now.couldBe.join(' or ')} (${now.result}): ${JSON.stringify(signIn)}`,
      )
  }
}

const METHODS = ['microsoftAuthenticatorPush', 'softwareOneTimePasscode', 'mobilePhone', 'fido2SecurityKey']
const CONFIGURATIONS = [
  ...['Fido2', 'MicrosoftAuthenticator', 'Sms', 'Voice', 'SoftwareOath', 'HardwareOath'],
  ...['TemporaryAccessPass', 'Email', 'X509Certificate', 'QRCodePin'],
]

interface Complete {
  readonly whole: PolicyTenant
  readonly before: Compiled
}
/** Every row of the table asks the same tenants. */
const made = new Map<number, Complete>()
const KEPT = 8

function complete(seed: number): Complete {
  const found = made.get(seed)
  if (found) return found
  if (made.size >= KEPT) made.clear()
  const whole = completeTenant(seed)
  const own = { whole, before: compile(whole, dynamicGroups) }
  made.set(seed, own)
  return own
}

/** A tenant of which an export says everything that an answer can hang on. */
export function completeTenant(seed: number): PolicyTenant {
  const tenant = randomTenant(seed, 12)
  const roll = dice(seed, 'complete')
  return {
    ...tenant,
    conditionalAccessPolicies: [...tenant.conditionalAccessPolicies, ...more(roll)].map(asAnswered),
    authenticationStrengthPolicies: [
      { id: 'keys', displayName: 'Keys', allowedCombinations: ['fido2', 'x509CertificateMultiFactor'] },
    ],
    users: tenant.users.map((user, at) => person(user, at)),
    devices: tenant.devices.map((device, at) => ({
      ...device,
      isCompliant: at % 2 === 0,
      trustType: at % 3 === 0 ? 'ServerAd' : 'AzureAd',
      operatingSystem: 'Windows',
      model: at % 2 === 0 ? 'Surface Pro' : null,
      isManaged: true,
      extensionAttributes: { extensionAttribute1: at % 2 === 0 ? 'SAW' : null },
    })),
    servicePrincipals: tenant.servicePrincipals.map((each, at) => ({
      ...each,
      ...WORKLOADS[at % WORKLOADS.length],
    })),
    namedLocations: tenant.namedLocations.map((each, at) =>
      'ipRanges' in each
        ? each
        : {
            ...each,
            includeUnknownCountriesAndRegions: at % 2 === 0,
            countryLookupMethod: at % 9 === 0 ? 'authenticatorAppGps' : 'clientIpAddress',
          },
    ),
    userRegistrationDetails: tenant.users.map(({ id }) => ({ id, methodsRegistered: roll.some(METHODS, 2) })),
    authenticationMethodsPolicy: {
      authenticationMethodConfigurations: CONFIGURATIONS.map((id) => ({
        id,
        state: roll.chance(0.6) ? 'enabled' : 'disabled',
        includeTargets: [
          { id: roll.chance(0.4) ? 'all_users' : roll.one(GROUPS), authenticationMode: 'any' },
        ],
        excludeTargets: roll.chance(0.3) ? [{ id: roll.one(GROUPS) }] : [],
      })),
    },
    crossTenantAccessPolicy: {
      default: { inboundTrust: trust(roll) },
      partners: [{ tenantId: 'fabrikam', inboundTrust: roll.chance(0.5) ? trust(roll) : null }],
    },
  }
}

const GROUPS = Array.from({ length: 60 }, (_, at) => `group-${at}`)
const WORKLOADS = [
  { servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' },
  { servicePrincipalType: 'ManagedIdentity', signInAudience: null },
  { servicePrincipalType: 'Application', signInAudience: 'AzureADMultipleOrgs' },
  {
    servicePrincipalType: 'ServiceIdentity',
    '@odata.type': '#microsoft.graph.agentIdentity',
    agentIdentityBlueprintId: 'blueprint',
    signInAudience: 'AzureADMyOrg',
  },
]

const trust = (roll: Dice) => ({
  isMfaAccepted: roll.chance(0.5),
  isCompliantDeviceAccepted: roll.chance(0.5),
  isHybridAzureADJoinedDeviceAccepted: roll.chance(0.5),
})

/** With the members that Graph always gives. */
function asAnswered(policy: ConditionalAccessPolicy): ConditionalAccessPolicy {
  const { conditions, grantControls: grant } = policy
  const { clientApplications, platforms, locations } = conditions ?? {}
  return {
    sessionControls: null,
    ...policy,
    ...{ createdDateTime: '2026-01-01T00:00:00Z' },
    conditions: {
      clientAppTypes: ['all'],
      signInRiskLevels: [],
      userRiskLevels: [],
      servicePrincipalRiskLevels: [],
      devices: null,
      authenticationFlows: null,
      insiderRiskLevels: null,
      agentIdRiskLevels: null,
      ...conditions,
      clientApplications: clientApplications
        ? {
            includeServicePrincipals: [],
            excludeServicePrincipals: [],
            includeAgentIdServicePrincipals: [],
            excludeAgentIdServicePrincipals: [],
            ...clientApplications,
          }
        : null,
      platforms: platforms ? { includePlatforms: [], excludePlatforms: [], ...platforms } : null,
      locations: locations ? { includeLocations: [], excludeLocations: [], ...locations } : null,
      users: {
        includeUsers: [],
        excludeUsers: [],
        includeGroups: [],
        excludeGroups: [],
        includeRoles: [],
        excludeRoles: [],
        includeGuestsOrExternalUsers: null,
        excludeGuestsOrExternalUsers: null,
        ...conditions?.users,
        ...(includesNobody(conditions?.users) ? { includeUsers: ['None'] } : {}),
      },
      applications: {
        includeApplications: [],
        excludeApplications: [],
        includeUserActions: [],
        includeAuthenticationContextClassReferences: [],
        ...conditions?.applications,
      },
    },
    grantControls: grant
      ? {
          builtInControls: [],
          customAuthenticationFactors: [],
          termsOfUse: [],
          authenticationStrength: null,
          ...grant,
        }
      : null,
  }
}

function includesNobody(of: NonNullable<ConditionalAccessPolicy['conditions']>['users']): boolean {
  const { includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers: guests } = of ?? {}
  return !guests && ![includeUsers, includeGroups, includeRoles].some((list) => list && list.length > 0)
}

/** Members, guests of each kind that an object can be, and accounts of agents. */
function person(user: PolicyTenant['users'][number], at: number): PolicyTenant['users'][number] {
  const { id } = user
  const own = { ...user, creationType: null, externalUserState: null }
  const upn = `${id}_fabrikam.example#EXT#@contoso.example`
  const invited = {
    ...own,
    creationType: 'Invitation',
    externalUserState: 'Accepted',
    userPrincipalName: upn,
    identities: [{ signInType: 'federated', issuer: at % 2 === 0 ? 'ExternalAzureAD' : 'google.com' }],
  }
  if (at % 20 === 3)
    return { ...own, '@odata.type': '#microsoft.graph.agentUser', identityParentId: 'workload-3' }
  if (at % 20 === 7) return { ...invited, userType: 'Member' }
  if (at % 20 !== 0) return { ...own, userType: 'Member', identities: [] }
  return at % 40 === 0 ? { ...invited, userType: 'Guest' } : { ...own, userType: 'Guest', identities: [] }
}

/** What random policies seldom have. */
function more(roll: Dice): readonly ConditionalAccessPolicy[] {
  const applications = { includeApplications: ['All'] }
  const users = { includeUsers: ['All'] }
  const policy = (id: string, conditions: object, ...builtInControls: string[]) => ({
    id,
    state: roll.chance(0.4) ? 'enabled' : 'disabled',
    conditions: { applications, users, ...conditions },
    grantControls: { operator: 'OR', builtInControls },
  })
  const nobody = { includeUsers: ['None'] }
  return [
    policy('risk', { signInRiskLevels: ['high', 'medium'] }, 'mfa'),
    policy('countries', { locations: { includeLocations: ['place-0', 'place-3', 'place-9'] } }, 'block'),
    policy('guests', { users: { includeUsers: ['GuestsOrExternalUsers'] } }, 'block'),
    policy(
      'agents',
      { users: nobody, clientApplications: { includeAgentIdServicePrincipals: ['All'] } },
      'block',
    ),
    policy('agent users', { users: nobody, agents: { includeAgentUsers: ['All'] } }, 'block'),
    policy(
      'workloads',
      { users: nobody, clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] } },
      'block',
    ),
    {
      ...policy('keys', {}),
      grantControls: { operator: 'OR', authenticationStrength: { id: 'keys' } },
    },
    policy('administrators', { users: { includeRoles: ['62e90394-69f5-4237-9190-012177145e10'] } }, 'block'),
  ]
}

/** Any question, and more often one of those that seldom come. */
function question(roll: Dice, { groups }: PolicyTenant): SignIn {
  const any = randomSignIn(roll)
  const { signInConditions, authentication } = any
  const workload = roll.chance(0.15)
  // A guest, an agent, a member who was invited; or the last of a list.
  const special = roll.chance(0.3)
    ? `user-${20 * roll.below(50) + roll.one([0, 3, 7])}`
    : roll.chance(0.3)
      ? roll.one(groups).members?.at(-1)
      : null
  return {
    ...any,
    ...(workload
      ? {
          signInIdentity: {
            '@odata.type': '#microsoft.graph.servicePrincipalSignIn',
            servicePrincipalId: roll.chance(0.9) ? roll.one(KNOWN.workloads) : 'unheard',
          },
        }
      : typeof special === 'string' && special.startsWith('user')
        ? { signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: special } }
        : {}),
    signInConditions: {
      ...signInConditions,
      ...(roll.chance(0.2) ? { signInRiskLevel: 'high' } : {}),
      ...(roll.chance(0.05) ? { country: 'ZZ' } : {}),
    },
    authentication: roll.chance(0.6) ? { ...authentication, registered: null } : authentication,
  }
}
