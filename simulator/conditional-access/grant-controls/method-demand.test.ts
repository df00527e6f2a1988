import { describe, expect, test } from 'vitest'
import { ask, policyOf, type Question } from '../testing/one-policy'

const MFA = { operator: 'OR', builtInControls: ['mfa'] }
const strength = (digit: number) => ({
  operator: 'OR',
  authenticationStrength: { id: `00000000-0000-0000-0000-00000000000${digit}` },
})
const CERTIFICATE = { operator: 'OR', authenticationStrength: { id: 'certificate' } }
const NOTHING = { registered: ['password'] }
const joining: Question = {
  context: { '@odata.type': '#microsoft.graph.userActionContext', userAction: 'registerOrJoinDevices' },
}
const registering: Question = {
  context: { '@odata.type': '#microsoft.graph.userActionContext', userAction: 'registerSecurityInformation' },
}

/**
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works says that nobody is let in
 * without a method that counts, and that a passkey both can and cannot be registered in interrupt mode.
 * https://learn.microsoft.com/entra/id-protection/concept-identity-protection-policies: "must have registered" before a risk.
 */
test.each<[string, object, Question, string]>([
  ['MFA: is asked to register', MFA, {}, 'challenge'],
  ['the MFA strength: is asked to register', strength(2), {}, 'challenge'],
  ['a phishing-resistant strength: a passkey may be registered, or not', strength(4), {}, 'challenge block'],
  ['a passwordless strength: the same', strength(3), {}, 'challenge block'],
  ['a strength of certificates, which nobody registers: is blocked', CERTIFICATE, {}, 'block'],
  ['MFA at high risk: is blocked', MFA, { signInRiskLevel: 'high' }, 'block'],
  ['MFA at medium risk: is blocked', MFA, { signInRiskLevel: 'medium' }, 'block'],
  ['MFA at low risk: is asked or blocked', MFA, { signInRiskLevel: 'low' }, 'challenge block'],
  ['MFA with a user at low risk: the same', MFA, { userRiskLevel: 'low' }, 'challenge block'],
  ['MFA with a user at medium risk: is blocked', MFA, { userRiskLevel: 'medium' }, 'block'],
  ['a strict strength at high risk: is blocked', strength(4), { signInRiskLevel: 'high' }, 'block'],
  ['MFA while a device is joined: is asked or blocked', MFA, joining, 'challenge block'],
  ['MFA while registering a method: is blocked', MFA, registering, 'block'],
  ['MFA with a legacy client: is blocked', MFA, { clientAppType: 'other' }, 'block'],
])('somebody with nothing registered, for %s', (_what, grantControls, question, expected) => {
  const decision = ask(
    [policyOf({}, { grantControls })],
    { authentication: NOTHING, ...question },
    {
      authenticationStrengthPolicies: [
        { id: 'certificate', allowedCombinations: ['x509CertificateMultiFactor'] },
      ],
    },
  )
  expect(decision.couldBe.join(' ')).toBe(expected)
  expect(decision.result).toBe(expected === 'challenge' ? 'challenge' : 'block')
  expect(decision.caveats.length > 0).toBe(expected.includes(' '))
})

test('a method that the tenant forbids is not offered', () => {
  const forbids = (...ids: string[]) => ({
    authenticationMethodsPolicy: {
      authenticationMethodConfigurations: ids.map((id) => ({ id, state: 'disabled' })),
    },
  })
  const of = (grantControls: object, ...ids: string[]) =>
    ask([policyOf({}, { grantControls })], { authentication: NOTHING }, forbids(...ids)).couldBe.join(' ')
  expect(of(strength(4), 'Fido2')).toBe('block')
  expect(of(strength(4), 'Sms')).toBe('challenge block')
})

/** https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works */
describe('while security information is registered', () => {
  const PASS = { completed: ['temporaryAccessPassOneTime'], registered: ['temporaryAccessPassOneTime'] }
  const custom = (id: string, more: object = {}) => ({
    grantControls: { operator: 'AND', authenticationStrength: { id }, ...more },
  })
  const forAction = { applications: { includeUserActions: ['urn:user:registersecurityinfo'] } }
  const everything = (more: object = {}) => policyOf({}, { id: 'all', ...custom('sign-in', more) })
  const bootstrap = (conditions: object = {}, parts: object = {}) =>
    policyOf({ ...forAction, ...conditions }, { id: 'register', ...custom('bootstrap'), ...parts })
  const authenticationStrengthPolicies = [
    { id: 'sign-in', allowedCombinations: ['password,microsoftAuthenticatorPush'] },
    { id: 'bootstrap', allowedCombinations: ['temporaryAccessPassOneTime'] },
    { id: 'third', allowedCombinations: ['fido2'] },
  ]
  const device = { builtInControls: ['compliantDevice'] }
  const nowhere = { users: { includeUsers: ['bo'] } }

  test.each<[string, ReturnType<typeof policyOf>[], Question, string]>([
    ['the strength of the policy for it goes first', [everything(), bootstrap()], registering, 'grant'],
    ['whichever comes first', [bootstrap(), everything()], registering, 'grant'],
    ['other controls of all resources stay', [everything(device), bootstrap()], registering, 'block'],
    [
      'a policy that is not for the person does not',
      [everything(), bootstrap(nowhere)],
      registering,
      'block',
    ],
    [
      'one that is reported only does not',
      [everything(), bootstrap({}, { state: 'enabledForReportingButNotEnforced' })],
      registering,
      'block',
    ],
    ['without one, that of all resources counts', [everything()], registering, 'block'],
    [
      'two policies for it count both',
      [bootstrap(), bootstrap({}, { id: 'q', ...custom('third') })],
      registering,
      'block',
    ],
    ['elsewhere that of all resources counts', [everything(), bootstrap()], {}, 'block'],
  ])('%s', (_what, policies, question, expected) => {
    const { result } = ask(
      policies,
      { authentication: PASS, ...question },
      { authenticationStrengthPolicies },
    )
    expect(result).toBe(expected)
  })
})
