import { describe, expect, it, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { evaluate } from './evaluate'
import { PASSWORD_ONLY } from './sign-in'
import { readSignIn, whatIfResults } from './what-if'

const ASKED = {
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: 'ada' },
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['expenses'] },
  signInConditions: {
    clientAppType: 'browser',
    devicePlatform: 'iOS',
    ipAddress: '203.0.113.7',
    country: 'NO',
  },
}

const read = (change: object) => readSignIn({ ...ASKED, ...change })

describe('a question', () => {
  it('is the body of evaluate, and a password was typed', () => {
    const question = read({ appliedPoliciesOnly: true })
    expect(question).toMatchObject({ ok: true, appliedPoliciesOnly: true, warnings: [] })
    expect(question.ok && question.signIn).toMatchObject({ ...ASKED, authentication: PASSWORD_ONLY })
  })

  it('may leave the conditions out', () => {
    expect(readSignIn({ ...ASKED, signInConditions: null })).toMatchObject({ ok: true, warnings: [] })
  })

  it('writes words as Graph does, however they came', () => {
    const question = read({
      signInIdentity: {
        '@odata.type': 'microsoft.graph.userSignIn',
        userId: 'ada',
        externalUserType: 'INTERNALGUEST',
      },
      signInConditions: {
        clientAppType: 'EXCHANGEACTIVESYNC',
        devicePlatform: 'ios',
        signInRiskLevel: 'High',
        authenticationFlow: { transferMethod: 'devicecodeflow' },
      },
    })
    expect(question.ok && question.signIn).toMatchObject({
      signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', externalUserType: 'internalGuest' },
      signInConditions: {
        clientAppType: 'exchangeActiveSync',
        devicePlatform: 'iOS',
        signInRiskLevel: 'high',
        authenticationFlow: { transferMethod: 'deviceCodeFlow' },
      },
    })
  })

  it('keeps a platform that nobody knows', () => {
    const question = read({ signInConditions: { devicePlatform: 'chromeOS' } })
    expect(question.ok && question.signIn.signInConditions.devicePlatform).toBe('chromeOS')
  })

  it('may say what has been shown', () => {
    const authentication = {
      completed: ['password', 'sms'],
      registered: ['password', 'sms'],
      inboundTrust: { isMfaAccepted: true },
      termsOfUse: ['terms'],
      silent: true,
      authenticatedMinutesAgo: 30,
    }
    const question = read({ authentication })
    expect(question.ok && question.signIn.authentication).toEqual(authentication)
  })

  test.each<[string, unknown, string, string]>([
    ['a text', 'what if', '', 'should be an object'],
    ['a list', [], '', 'should be an object'],
    ['null', null, '', 'should be an object'],
    ['no identity', { ...ASKED, signInIdentity: undefined }, 'signInIdentity', 'should be an object'],
    [
      'an identity of another kind',
      { ...ASKED, signInIdentity: {} },
      'signInIdentity.@odata.type',
      'should be',
    ],
    [
      'nobody',
      { ...ASKED, signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn' } },
      'signInIdentity.userId',
      'is missing',
    ],
    [
      'a number for a person',
      { ...ASKED, signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: 7 } },
      'signInIdentity.userId',
      'should be a text',
    ],
    [
      'a client of a third kind',
      { ...ASKED, requested: { scopes: ['openid'], client: 'native' } },
      'requested.client',
      'should be',
    ],
    [
      'a setting that there is not',
      { ...ASKED, requested: { scopes: ['openid'], baselineScopes: 'on' } },
      'requested.baselineScopes',
      'should be enforced, disabled',
    ],
    [
      'no application',
      { ...ASKED, signInContext: { ...ASKED.signInContext, includeApplications: [] } },
      'signInContext.includeApplications',
      'names no application',
    ],
    [
      'an application that is no text',
      { ...ASKED, signInContext: { ...ASKED.signInContext, includeApplications: [1] } },
      'signInContext.includeApplications',
      'should be a list of texts',
    ],
    [
      'another action',
      {
        ...ASKED,
        signInContext: { '@odata.type': '#microsoft.graph.userActionContext', userAction: 'dance' },
      },
      'signInContext.userAction',
      'should be one of',
    ],
    [
      'an address',
      { ...ASKED, signInConditions: { ipAddress: '1.2.3' } },
      'signInConditions.ipAddress',
      'is no IPv4',
    ],
    [
      'a country',
      { ...ASKED, signInConditions: { country: 'Norway' } },
      'signInConditions.country',
      'two letters',
    ],
    [
      'a risk',
      { ...ASKED, signInConditions: { signInRiskLevel: 'extreme' } },
      'signInConditions.signInRiskLevel',
      'should be one of none',
    ],
    [
      'a device that is none',
      { ...ASKED, signInConditions: { deviceInfo: 'phone' } },
      'signInConditions.deviceInfo',
      'should be an object',
    ],
    [
      'a type that is no text',
      { ...ASKED, signInIdentity: { '@odata.type': { toString: 1 }, userId: 'ada' } },
      'signInIdentity.@odata.type',
      'should be #microsoft.graph.userSignIn',
    ],
    [
      'compliance in words',
      { ...ASKED, signInConditions: { deviceInfo: { isCompliant: 'True' } } },
      'signInConditions.deviceInfo.isCompliant',
      'should be true or false',
    ],
    [
      'a negative time',
      { ...ASKED, authentication: { completed: [], authenticatedMinutesAgo: -1 } },
      'authentication.authenticatedMinutesAgo',
      'should be a number of minutes',
    ],
  ])('is refused with %s, at its place', (_what, json, path, message) => {
    expect(readSignIn(json)).toMatchObject({
      ok: false,
      errors: [{ path, message: expect.stringContaining(message) }],
    })
  })

  it('is read without members that nobody knows, and says so', () => {
    const question = read({ weather: 'rain', signInConditions: { time: '12:00', signInRiskLevel: 'hidden' } })
    expect(question).toMatchObject({
      ok: true,
      warnings: [
        { path: 'signInConditions.signInRiskLevel' },
        { path: 'signInConditions.time', message: 'is not known here and left out of account' },
        { path: 'weather' },
      ],
    })
  })

  it('does not answer to names that objects have by nature', () => {
    const hostile = JSON.parse('{"__proto__": {"signInIdentity": {}}, "constructor": 1, "toString": 2}')
    expect(readSignIn(hostile)).toMatchObject({ ok: false })
  })
})

it('answers with the policies themselves, what nobody knows included', () => {
  const conditions = { times: { included: ['weekends'] }, applications: {} }
  const policy = { id: 'p', state: 'disabled', partialEnablementStrategy: 'odd', conditions }
  const tenant = { ...EMPTY_POLICY_TENANT, conditionalAccessPolicies: [policy] }
  const question = read({})
  if (!question.ok) throw new Error('not read')
  expect(whatIfResults(evaluate(compile(tenant), question.signIn), tenant)).toEqual([
    { ...policy, policyApplies: false, analysisReasons: 'policyNotEnabled' },
  ])
})
