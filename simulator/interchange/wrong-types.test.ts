import { expect, it } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { evaluate } from '../conditional-access/evaluate'
import type { SignIn } from '../conditional-access/sign-in'
import { SimulationError } from '../core/errors'
import { dynamicGroups } from '../directory/dynamic-groups'
import { importFiles } from './import-files'
import { file, policy } from './testing/files'

const USER = '#microsoft.graph.user'
const PARTNERS = {
  guestOrExternalUserTypes: 'b2bCollaborationGuest',
  externalTenants: {
    '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants',
    members: ['x'],
  },
}
/** Something in every member that is read as a text, a list or an object. */
const WHOLE = {
  users: [
    {
      id: 'ada',
      '@odata.type': USER,
      userPrincipalName: 'ada@x.example',
      userType: 'Member',
      department: 'HR',
      assignedPlans: [{ servicePlanId: 'a' }],
    },
    {
      id: 'gina',
      userPrincipalName: 'gina@x.example',
      userType: 'Guest',
      creationType: 'Invitation',
      identities: [{ signInType: 'federated', issuer: 'mail' }],
    },
  ],
  groups: [
    {
      id: 'g',
      displayName: 'G',
      groupTypes: [],
      members: [{ '@odata.type': USER, id: 'ada' }],
      memberOf: [{ '@odata.type': '#microsoft.graph.group', id: 'd' }],
    },
    {
      id: 'd',
      displayName: 'D',
      groupTypes: ['DynamicMembership'],
      membershipRule: 'user.department -eq "HR"',
      membershipRuleProcessingState: 'On',
    },
  ],
  directoryRoles: [
    { id: 'r', displayName: 'Role', roleTemplateId: 'role', members: [{ '@odata.type': USER, id: 'ada' }] },
  ],
  roleAssignments: [
    {
      id: 'a',
      principalId: 'ada',
      roleDefinitionId: 'role',
      directoryScopeId: '/',
      principal: { '@odata.type': USER, id: 'ada' },
    },
  ],
  namedLocations: [
    {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      id: 'office',
      displayName: 'Office',
      isTrusted: true,
      ipRanges: [{ cidrAddress: '8.8.8.0/24' }],
    },
    {
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      id: 'no',
      displayName: 'NO',
      countriesAndRegions: ['NO'],
    },
  ],
  authenticationStrengthPolicies: [
    {
      id: 's',
      displayName: 'S',
      policyType: 'custom',
      allowedCombinations: ['fido2'],
      combinationConfigurations: [
        {
          '@odata.type': '#microsoft.graph.fido2CombinationConfiguration',
          id: 'c',
          appliesToCombinations: ['fido2'],
          allowedAAGUIDs: ['a'],
        },
      ],
    },
  ],
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: [
      {
        '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration',
        id: 'Fido2',
        state: 'enabled',
        includeTargets: [{ id: 'all_users' }],
        excludeTargets: [{ id: 'g' }],
      },
      {
        '@odata.type': '#microsoft.graph.externalAuthenticationMethodConfiguration',
        id: 'e',
        state: 'enabled',
      },
    ],
  },
  userRegistrationDetails: [
    { id: 'ada', userPrincipalName: 'ada@x.example', methodsRegistered: ['fido2SecurityKey'] },
  ],
  devices: [
    {
      id: 'dev',
      deviceId: 'dev-id',
      displayName: 'PC',
      operatingSystem: 'Windows',
      trustType: 'AzureAd',
      isCompliant: true,
      registeredOwners: [{ '@odata.type': USER, id: 'ada' }],
    },
  ],
  servicePrincipals: [
    {
      id: 'sp',
      appId: 'app',
      displayName: 'App',
      '@odata.type': '#microsoft.graph.servicePrincipal',
      servicePrincipalType: 'Application',
    },
  ],
  crossTenantAccessPolicy: {
    default: { inboundTrust: { isMfaAccepted: false } },
    partners: [{ tenantId: 'x', inboundTrust: { isMfaAccepted: true } }],
  },
  identitySecurityDefaultsEnforcementPolicy: { id: 'defaults', isEnabled: false },
  conditionalAccessPolicies: [
    policy('p', {
      conditions: {
        users: {
          includeUsers: ['All'],
          excludeGroups: ['g', 'd'],
          excludeRoles: ['role'],
          includeGuestsOrExternalUsers: PARTNERS,
          excludeGuestsOrExternalUsers: PARTNERS,
        },
        applications: {
          includeApplications: ['All'],
          excludeApplications: ['app'],
          applicationFilter: { mode: 'exclude', rule: 'CustomSecurityAttribute.A_b -eq "c"' },
        },
        clientAppTypes: ['browser'],
        platforms: { includePlatforms: ['all'], excludePlatforms: ['iOS'] },
        locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted', 'no'] },
        devices: { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
        userRiskLevels: ['none'],
        insiderRiskLevels: 'minor',
        authenticationFlows: { transferMethods: 'deviceCodeFlow' },
      },
      grantControls: {
        operator: 'AND',
        builtInControls: ['mfa'],
        termsOfUse: ['t'],
        authenticationStrength: { id: 's', allowedCombinations: ['fido2'] },
      },
      sessionControls: {
        signInFrequency: { isEnabled: true, type: 'hours', value: 4, frequencyInterval: 'timeBased' },
        persistentBrowser: { isEnabled: true, mode: 'never' },
      },
    }),
  ],
}

const WRONG: readonly unknown[] = [
  7,
  true,
  {},
  [7],
  [[]],
  [null],
  'x y',
  { id: 7 },
  [{ id: 7 }],
  { '@odata.type': 7 },
  [{ id: 'z', '@odata.type': 7 }],
]

const ASKED: readonly SignIn[] = ['ada', 'gina'].map((userId) => ({
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId },
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['other'] },
  signInConditions: {
    clientAppType: 'browser',
    devicePlatform: 'windows',
    ipAddress: '8.8.8.8',
    country: 'NO',
  },
  authentication: { completed: ['password'], registered: null },
}))

type Path = readonly (string | number)[]

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = [...path, name]
    return [own, ...pathsIn(inner, own)]
  })
}

function put(value: unknown, [name, ...rest]: Path, wrong: unknown): unknown {
  if (name === undefined) return wrong
  if (Array.isArray(value))
    return value.map((each, at) => (String(at) === name ? put(each, rest, wrong) : each))
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([member, inner]) => [
      member,
      member === name ? put(inner, rest, wrong) : inner,
    ]),
  )
}

/** Which value goes to which path, beginning with `SEED`: every run of the numbers tries other pairs. */
const SEED = 20_261_130
const PATHS = pathsIn(WHOLE)

it(`whatever type a member has, nothing is thrown but what explains itself (seed ${SEED})`, () => {
  const thrown: string[] = []
  PATHS.forEach((path, at) => {
    for (const turn of [0, 1, 2]) {
      const wrong = WRONG[(SEED + at * 7 + turn * 4) % WRONG.length]
      const fault = faultOf(path, wrong)
      if (fault !== null) thrown.push(`${path.join('.')} = ${JSON.stringify(wrong)}: ${fault}`)
    }
  })
  expect(thrown).toEqual([])
})

it.each<[path: string, wrong: unknown]>([
  ['authenticationMethodsPolicy.authenticationMethodConfigurations.1.@odata.type', 7],
  [
    'conditionalAccessPolicies.0.conditions.users.includeGuestsOrExternalUsers.externalTenants',
    { '@odata.type': 7 },
  ],
])('%s as %j is not thrown', (name, wrong) => {
  const path = PATHS.find((each) => each.join('.') === name)
  expect(path).toBeDefined()
  expect(faultOf(path ?? [], wrong)).toBeNull()
})

function faultOf(path: Path, wrong: unknown): string | null {
  try {
    const { tenant } = importFiles([file('tenant.json', put(WHOLE, path, wrong))])
    const compiled = compile(tenant, dynamicGroups)
    for (const signIn of ASKED) evaluate(compiled, signIn)
    return null
  } catch (fault) {
    return fault instanceof SimulationError ? null : String(fault)
  }
}
