import { expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { evaluate } from './evaluate'
import type { SignIn } from './sign-in'

const tenant: PolicyTenant = {
  ...EMPTY_POLICY_TENANT,
  users: ['ada', 'farah', 'gil'].map((id) => ({ id, creationType: null })),
  userRegistrationDetails: [
    { id: 'ada', methodsRegistered: ['microsoftAuthenticatorPush', 'mobilePhone'] },
    { id: 'farah', methodsRegistered: [] },
  ],
  conditionalAccessPolicies: [
    {
      id: 'mfa',
      state: 'enabled',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    },
  ],
}

/** A policy with every method that there is, as Graph gives it; `ids` of them are off. */
const forbid = (...ids: readonly string[]): PolicyTenant => ({
  ...tenant,
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: METHODS.map((id) =>
      ids.includes(id)
        ? { id, state: 'disabled' }
        : {
            id,
            state: 'enabled',
            includeTargets: [{ id: 'all_users', authenticationMode: 'any' }],
            excludeTargets: [],
          },
    ),
  },
})
const METHODS = [
  ...['fido2', 'microsoftAuthenticator', 'sms', 'voice', 'temporaryAccessPass', 'softwareOath'],
  ...['hardwareOath', 'email', 'x509Certificate', 'qrCodePin'],
]

const signIn = (userId: string, registered: readonly string[] | null = null): SignIn => ({
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId },
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['app'] },
  signInConditions: { clientAppType: 'browser' },
  authentication: { completed: ['password'], registered },
})

const asked = (of: PolicyTenant, question: SignIn) => evaluate(compile(of), question)

test('whoever has registered a method is asked for it', () => {
  const { result, required } = asked(tenant, signIn('ada'))
  expect(result).toBe('challenge')
  expect(required[0]?.combinations).toEqual([
    'password,microsoftAuthenticatorPush',
    'password,sms',
    'password,voice',
  ])
})

test('whoever has registered none is asked to register: AADSTS50079', () => {
  expect(asked(forbid(), signIn('farah'))).toMatchObject({ result: 'challenge', code: 50079 })
})

test('of whom the report knows nothing, everything is possible', () => {
  expect(asked(tenant, signIn('gil')).result).toBe('challenge')
})

test('what the question says goes before the report', () => {
  expect(asked(tenant, signIn('farah', ['softwareOath'])).required[0]?.combinations).toEqual([
    'password,softwareOath',
  ])
})

test('what the methods policy forbids cannot be used, registered or not', () => {
  expect(asked(forbid('sms', 'voice'), signIn('ada')).required[0]?.combinations).toEqual([
    'password,microsoftAuthenticatorPush',
  ])
  expect(asked(forbid('sms', 'voice', 'microsoftAuthenticator'), signIn('ada')).code).toBe(50079)
  const nothing = forbid('sms', 'voice', 'microsoftAuthenticator', 'softwareOath')
  expect(asked(nothing, signIn('ada')).result).toBe('block')
  expect(asked(forbid('fido2'), signIn('gil')).required[0]?.combinations).not.toContain('fido2')
})

test.each(['ada', 'ADA'])('an id is the same in any case: %s', (id) => {
  const written: PolicyTenant = {
    ...tenant,
    users: [{ id: 'Ada' }],
    userRegistrationDetails: [{ id: 'aDA', methodsRegistered: ['mobilePhone'] }],
  }
  expect(asked(written, signIn(id)).required[0]?.combinations).toEqual(['password,sms', 'password,voice'])
})

const STRENGTH = '00000000-0000-0000-0000-000000000004'
const risky = (question: SignIn): SignIn => ({
  ...question,
  signInConditions: { ...question.signInConditions, signInRiskLevel: 'high' },
})
const allowed = (question: SignIn): SignIn => ({
  ...question,
  authentication: { ...question.authentication, methodsAllowed: true },
})
const resistant = (of: PolicyTenant): PolicyTenant => ({
  ...of,
  conditionalAccessPolicies: of.conditionalAccessPolicies.map((policy) => ({
    ...policy,
    grantControls: { operator: 'OR', authenticationStrength: { id: STRENGTH } },
  })),
})
const without = (...names: readonly (keyof PolicyTenant)[]): PolicyTenant => ({
  ...forbid(),
  ...Object.fromEntries(names.map((name) => [name, name === 'userRegistrationDetails' ? undefined : null])),
})
const configured = (configuration: object): PolicyTenant => ({
  ...forbid(),
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: [
      ...METHODS.filter((id) => id !== 'microsoftAuthenticator').map((id) => ({ id, state: 'disabled' })),
      { id: 'MicrosoftAuthenticator', state: 'enabled', ...configuration },
    ],
  },
})
/** Every method is off but one of another provider. */
const external = (): PolicyTenant => ({
  ...tenant,
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: [
      ...METHODS.map((id) => ({ id, state: 'disabled' })),
      {
        '@odata.type': '#microsoft.graph.externalAuthenticationMethodConfiguration',
        id: 'b7f3',
        state: 'enabled',
      },
    ],
  },
})
const CERTAIN = ['challenge']
const EITHER = ['challenge', 'block']

test.each<[string, PolicyTenant, SignIn, readonly string[]]>([
  ['nothing, and the policy has every method', forbid(), signIn('ada'), CERTAIN],
  ['nothing, at high risk', forbid(), risky(signIn('ada')), CERTAIN],
  ['the report', without('userRegistrationDetails'), signIn('ada'), CERTAIN],
  ['the report, at high risk', without('userRegistrationDetails'), risky(signIn('ada')), EITHER],
  [
    'the report, and the question says what is registered',
    without('userRegistrationDetails'),
    risky(signIn('ada', ['password', 'softwareOath'])),
    CERTAIN,
  ],
  [
    'the report, where a passkey is asked for',
    resistant(without('userRegistrationDetails')),
    signIn('ada'),
    EITHER,
  ],
  ['the line of the person, at high risk', forbid(), risky(signIn('gil')), EITHER],
  [
    'what the person has of the report, at high risk',
    { ...forbid(), userRegistrationDetails: [{ id: 'ada' }] },
    risky(signIn('ada')),
    EITHER,
  ],
  ['the policy', without('authenticationMethodsPolicy'), signIn('ada'), EITHER],
  [
    'the policy, and the question says what is registered',
    without('authenticationMethodsPolicy'),
    signIn('ada', ['password', 'softwareOath']),
    EITHER,
  ],
  ['both', without('authenticationMethodsPolicy', 'userRegistrationDetails'), signIn('ada'), EITHER],
  [
    'both, and the question says what is registered',
    without('authenticationMethodsPolicy', 'userRegistrationDetails'),
    signIn('ada', ['password', 'softwareOath']),
    EITHER,
  ],
  [
    'both, and the question supposes that methods are allowed',
    without('authenticationMethodsPolicy', 'userRegistrationDetails'),
    allowed(signIn('ada')),
    CERTAIN,
  ],
  [
    'both, and the question says what is registered, and supposes it',
    without('authenticationMethodsPolicy', 'userRegistrationDetails'),
    allowed(risky(signIn('ada', ['password', 'softwareOath']))),
    CERTAIN,
  ],
  [
    'both, at high risk, and the question supposes it: what is registered is not known',
    without('authenticationMethodsPolicy', 'userRegistrationDetails'),
    allowed(risky(signIn('ada'))),
    EITHER,
  ],
  [
    'whom the only method is not for, and the question supposes it',
    configured({ includeTargets: [{ id: 'all_users', authenticationMode: 'any' }] }),
    allowed(signIn('ada')),
    CERTAIN,
  ],
  [
    'both, at high risk',
    without('authenticationMethodsPolicy', 'userRegistrationDetails'),
    risky(signIn('ada')),
    EITHER,
  ],
  [
    'nothing, and the person has an external method',
    { ...forbid(), userRegistrationDetails: [{ id: 'ada', methodsRegistered: ['externalAuthMethod'] }] },
    risky(signIn('ada')),
    EITHER,
  ],
  ['nothing, and every method but an external one is off', external(), signIn('farah'), EITHER],
  ['whom the only method is for', configured({ excludeTargets: [] }), signIn('ada'), EITHER],
  [
    'whom the only method is not for',
    configured({ includeTargets: [{ id: 'all_users', authenticationMode: 'any' }] }),
    signIn('ada'),
    EITHER,
  ],
  [
    'the group that the only method is for',
    configured({ includeTargets: [{ id: 'unheard', authenticationMode: 'any' }], excludeTargets: [] }),
    signIn('ada'),
    EITHER,
  ],
])('an export that lost %s', (_what, of, question, couldBe) => {
  const decision = asked(of, question)
  expect(decision.couldBe).toEqual(couldBe)
  expect(decision.result).toBe('challenge')
  expect(
    decision.caveats.some(({ says }) => /userRegistrationDetails|authenticationMethodsPolicy/.test(says)),
  ).toBe(couldBe === EITHER)
})

test('what the tenant forbids, no question supposes to be allowed', () => {
  const nothing = forbid('sms', 'voice', 'microsoftAuthenticator', 'softwareOath')
  expect(asked(nothing, allowed(signIn('ada'))).result).toBe('block')
})

test('whether somebody has a method to be asked for decides what security defaults ask of whom nothing is known', () => {
  const defaults: PolicyTenant = {
    ...forbid(),
    conditionalAccessPolicies: [],
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: true },
    roleAssignments: [{ id: 'a', principalId: 'x', roleDefinitionId: 'y', directoryScopeId: '/' }],
    users: tenant.users.map((user) => ({ ...user, userType: 'Member', memberOf: [] })),
  }
  expect(asked(defaults, signIn('farah')).couldBe).toEqual(['challenge'])
  const left = asked({ ...defaults, userRegistrationDetails: [] }, signIn('farah'))
  expect(left.couldBe).toEqual(['grant', 'challenge'])
})

/** What of a method is not known is said as far as it is: what somebody has registered is not doubted. */
test.each<[string, PolicyTenant, SignIn, RegExp]>([
  [
    'one is registered, and the policy is missing',
    without('authenticationMethodsPolicy'),
    risky(signIn('ada')),
    / They have one registered; whether it is allowed is not known \(authenticationMethodsPolicy\)\.$/,
  ],
  [
    'the question says that one is registered',
    without('authenticationMethodsPolicy', 'userRegistrationDetails'),
    risky(signIn('gil', ['password', 'softwareOath'])),
    / They have one registered; whether it is allowed is not known/,
  ],
  [
    'one is registered, beside one that is not known',
    {
      ...without('authenticationMethodsPolicy'),
      userRegistrationDetails: [{ id: 'ada', methodsRegistered: ['softwareOneTimePasscode', 'newMethod'] }],
    },
    risky(signIn('ada')),
    / They have one registered; whether it is allowed is not known/,
  ],
  [
    'the report is missing',
    without('userRegistrationDetails'),
    risky(signIn('ada')),
    / Whether they have a method that does, .* \(userRegistrationDetails, authenticationMethodsPolicy\)\.$/,
  ],
  [
    'both are missing',
    without('authenticationMethodsPolicy', 'userRegistrationDetails'),
    risky(signIn('ada')),
    / Whether they have a method that does, or may register one here, is not known \(userRegistrationDetails, authenticationMethodsPolicy\)\.$/,
  ],
  [
    'none is registered, and the policy is missing',
    without('authenticationMethodsPolicy'),
    signIn('farah'),
    / Whether one may be registered here is not known \(authenticationMethodsPolicy\)\.$/,
  ],
  [
    'a passkey is asked for, which is not what is registered',
    resistant(without('authenticationMethodsPolicy')),
    signIn('gil', ['password', 'fido2']),
    / They have one registered; whether it is allowed is not known/,
  ],
])('where %s, it is said what is not known', (_what, of, question, says) => {
  const [policy] = asked(of, question).policies
  expect(policy?.controls.map(({ because }) => because)).toEqual([expect.stringMatching(says)])
})
