import { describe, expect, it, test } from 'vitest'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import { evaluate } from '../evaluate'
import { PASSWORD_ONLY, type SignIn } from '../sign-in'
import { unknownMembers } from './unknown-members'

const ASKED: SignIn = {
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: 'ada' },
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['expenses'] },
  signInConditions: {},
  authentication: PASSWORD_ONLY,
}

function policy(conditions: object = {}, more: object = {}): ConditionalAccessPolicy {
  return {
    id: 'p',
    state: 'enabled',
    conditions: {
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
      ...conditions,
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
    ...more,
  }
}

function caveats(one: ConditionalAccessPolicy, tenant: Partial<PolicyTenant> = {}) {
  const compiled = compile({
    ...EMPTY_POLICY_TENANT,
    users: [{ id: 'ada', creationType: null }],
    ...tenant,
    conditionalAccessPolicies: [one],
  })
  return evaluate(compiled, ASKED).caveats
}

describe('what is not understood is named', () => {
  test.each<[string, ConditionalAccessPolicy, string]>([
    ['a condition of tomorrow', policy({ times: { includedRanges: ['weekends'] } }), 'conditions.times'],
    [
      'where an agent runs',
      policy({ agentContext: { includeAgentContexts: ['x'] } }),
      'conditions.agentContext',
    ],
    [
      'a filter of applications',
      policy({
        applications: { applicationFilter: { mode: 'include', rule: 'CustomSecurityAttribute.A -eq "b"' } },
      }),
      'conditions.applications.applicationFilter',
    ],
    [
      'traffic profiles',
      policy({ applications: { includeApplications: ['All'], globalSecureAccess: { kinds: ['m365'] } } }),
      'conditions.applications.globalSecureAccess',
    ],
    [
      'a control of tomorrow',
      policy({}, { grantControls: { builtInControls: ['verifiedID'] } }),
      'grantControls',
    ],
    [
      'a session control of tomorrow',
      policy({}, { sessionControls: { networkAccessSecurity: { isEnabled: true } } }),
      'sessionControls.networkAccessSecurity',
    ],
    [
      'a word that Graph does not say, in a list',
      policy({ clientAppTypes: ['browser', 'unknownFutureValue'] }),
      'conditions.clientAppTypes',
    ],
    [
      'a word that Graph does not say, among flags',
      policy({ authenticationFlows: { transferMethods: 'deviceCodeFlow,unknownFutureValue' } }),
      'conditions.authenticationFlows.transferMethods',
    ],
    [
      'a kind of guest that Graph does not say',
      policy({
        users: { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'unknownFutureValue' } },
      }),
      'conditions.users.includeGuestsOrExternalUsers.guestOrExternalUserTypes',
    ],
    ['a state of tomorrow', policy({}, { state: 'enabledOnMondays' }), 'state'],
    [
      'a group that is not there',
      policy({ users: { includeGroups: ['g'] } }),
      'conditions.users.includeGroups',
    ],
    [
      'a place that is not there',
      policy({ locations: { includeLocations: ['x'] } }),
      'conditions.locations.includeLocations',
    ],
    [
      'an unreadable filter',
      policy({ devices: { deviceFilter: { mode: 'include', rule: 'no' } } }),
      'conditions.devices.deviceFilter.rule',
    ],
    [
      'a client app that is left out',
      policy({ clientAppTypes: ['browser'] }),
      'signInConditions.clientAppType',
    ],
    [
      'a platform that is left out',
      policy({ platforms: { includePlatforms: ['iOS'] } }),
      'signInConditions.devicePlatform',
    ],
  ])('%s', (_what, one, path) => {
    expect(caveats(one).filter((each) => each.path === path)).toMatchObject([{ policyId: 'p' }])
  })

  it('a strength that asks for certain keys', () => {
    const strength = {
      id: 's',
      allowedCombinations: ['fido2'],
      combinationConfigurations: [{ allowedAAGUIDs: ['a'] }],
    }
    const one = policy({}, { grantControls: { operator: 'OR', authenticationStrength: { id: 's' } } })
    const userRegistrationDetails = [{ id: 'ada', methodsRegistered: ['fido2SecurityKey'] }]
    const fido2 = { id: 'fido2', state: 'enabled', includeTargets: [{ id: 'all_users' }], excludeTargets: [] }
    expect(
      caveats(one, {
        authenticationStrengthPolicies: [strength],
        userRegistrationDetails,
        authenticationMethodsPolicy: { authenticationMethodConfigurations: [fido2] },
      }),
    ).toMatchObject([{ policyId: 'p', path: 'grantControls.authenticationStrength' }])
  })

  it.each([
    ['without such a choice', [], ['grant']],
    ['which keys count is not evaluated', [{ allowedAAGUIDs: ['a'] }], ['grant', 'challenge', 'block']],
  ])('a strength that a key has met, %s', (_what, combinationConfigurations, couldBe) => {
    const strength = { id: 's', allowedCombinations: ['fido2'], combinationConfigurations }
    const one = policy({}, { grantControls: { operator: 'OR', authenticationStrength: { id: 's' } } })
    const compiled = compile({
      ...EMPTY_POLICY_TENANT,
      users: [
        {
          id: 'ada',
          userType: 'Member',
          creationType: null,
          userPrincipalName: 'ada@contoso.example',
          memberOf: [],
        },
      ],
      roleAssignments: [{ id: 'r', principalId: 'other', roleDefinitionId: 'x', directoryScopeId: '/' }],
      authenticationStrengthPolicies: [strength],
      conditionalAccessPolicies: [one],
      identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    })
    const authentication = { completed: ['fido2'], registered: ['fido2'], methodsAllowed: true }
    expect(evaluate(compiled, { ...ASKED, authentication }).couldBe).toEqual(couldBe)
  })

  it('somebody whom the tenant does not hold', () => {
    expect(caveats(policy(), { users: [] })).toMatchObject([{ policyId: null, path: 'signInIdentity' }])
  })

  test.each<[string, object, readonly object[], readonly unknown[]]>([
    [
      'a group whose rule is not applied',
      { includeGroups: ['D'] },
      [],
      [expect.stringMatching(/not known. Its rule has not been applied.$/)],
    ],
    [
      'one that is excluded',
      { includeUsers: ['All'], excludeGroups: ['d'] },
      [],
      [expect.stringMatching(/not known. Its rule has not been applied.$/)],
    ],
    [
      'one inside of a group that is named',
      { includeGroups: ['outer'] },
      [
        { id: 'outer', members: ['middle'] },
        { id: 'middle', members: ['d', 'outer'] },
      ],
      [expect.stringMatching(/not known. Its rule has not been applied.$/)],
    ],
    [
      'but not one around it',
      { includeGroups: ['inner'] },
      [
        { id: 'inner', members: [] },
        { id: 'd2', members: ['inner'] },
      ],
      [],
    ],
    ['nor one that nobody names', { includeUsers: ['All'] }, [], []],
  ])('%s', (_what, users, groups, says) => {
    const desk = { id: 'd', displayName: 'Desk', membershipRule: 'user.city -eq "Oslo"' }
    const all = [desk, ...groups.map((group) => ({ id: '', ...group }))]
    expect(caveats(policy({ users }), { groups: all }).map((each) => each.says)).toEqual(says)
  })

  it('of both policies that name a group', () => {
    const named = policy({ users: { includeGroups: ['d'] } })
    const tenant = {
      ...EMPTY_POLICY_TENANT,
      users: [{ id: 'ada', creationType: null }],
      groups: [{ id: 'd', membershipRule: 'user.city -eq "Oslo"' }],
      conditionalAccessPolicies: [named, { ...named, id: 'q' }],
    }
    expect(evaluate(compile(tenant), ASKED).caveats.map(({ policyId }) => policyId)).toEqual(['p', 'q'])
  })

  it('but not of a policy that is off', () => {
    expect(caveats(policy({ times: { includedRanges: ['weekends'] } }, { state: 'disabled' }))).toMatchObject(
      [{ policyId: null, path: 'identitySecurityDefaultsEnforcementPolicy' }],
    )
  })

  it('and nothing else is', () => {
    const everything = policy({
      clientAppTypes: ['all'],
      times: null,
      agents: {},
      deviceStates: { includeStates: [], excludeStates: null },
      'users@odata.type': '#microsoft.graph.conditionalAccessUsers',
    })
    expect(caveats(everything)).toEqual([])
  })
})

it('finds members at every depth, the outermost only, and not annotations', () => {
  const one = policy({
    users: { includeUsers: ['All'], includeRobots: ['r2'], 'includeUsers@odata.type': '#Collection(String)' },
    weather: { rain: { heavy: true } },
  })
  expect(unknownMembers(one)).toEqual([
    { path: 'conditions.users.includeRobots', decides: true },
    { path: 'conditions.weather', decides: true },
  ])
})
