import { expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { evaluate } from './evaluate'
import type { SignIn } from './sign-in'

const tenant: PolicyTenant = {
  ...EMPTY_POLICY_TENANT,
  users: [{ id: 'ada' }, { id: 'farah' }, { id: 'gil' }],
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

const forbid = (...ids: readonly string[]): PolicyTenant => ({
  ...tenant,
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: ids.map((id) => ({ id, state: 'disabled' })),
  },
})

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
  expect(asked(tenant, signIn('farah'))).toMatchObject({ result: 'challenge', code: 50079 })
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
