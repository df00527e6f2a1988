import { describe, expect, test } from 'vitest'
import type { DirectoryUser } from '../../directory/policy-tenant'
import type { ExternalUserType } from '../sign-in'
import { ask, policyOf, type Question } from '../testing/one-policy'

/**
 * Each kind of external user and each control, as documented.
 * Kinds, the table of controls, who does MFA where, risk: https://learn.microsoft.com/entra/external-id/authentication-conditional-access
 * Methods that count: https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-external-users
 * Approved apps: https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app
 */
const control = (name: string) => ({ operator: 'OR', builtInControls: [name] })
const strength = (digit: number) => ({
  operator: 'OR',
  authenticationStrength: { id: `00000000-0000-0000-0000-00000000000${digit}` },
})
const COMPLIANT: Question = { deviceInfo: { trustType: 'AzureAD', isCompliant: true } }
const HYBRID: Question = { deviceInfo: { trustType: 'ServerAD', isCompliant: false } }
const PASSKEY: Question = { authentication: { completed: ['fido2'] } }
const PUSH: Question = { authentication: { completed: ['password', 'microsoftAuthenticatorPush'] } }
const NOTHING: Question = { authentication: { registered: ['password'] } }
const RISKY_SIGN_IN: Question = { ...NOTHING, signInRiskLevel: 'medium' }
const PROTECTED: Question = { devicePlatform: 'iOS', authentication: { compliantApplication: true } }
const RISKY: Question = { userRiskLevel: 'high' }
const RISKY_PUSH: Question = { ...RISKY, ...PUSH }
const CHANGE = { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] }
const REMEDIATION = { operator: 'AND', builtInControls: ['riskRemediation'] }
const TERMS = { operator: 'AND', termsOfUse: ['terms'] }
const CUSTOM = { operator: 'AND', customAuthenticationFactors: ['custom'] }

const ANY = 'grant challenge block'
/** Whatever is trusted, nothing that counts has been shown. */
const UNMET = 'challenge block'

/** What comes of it: by whether the home tenant is trusted, is not, or that is not known; from elsewhere; at home here. */
type Row = readonly [
  what: string,
  grantControls: object,
  Question,
  /** B2B collaboration with an Entra tenant. */
  entra: readonly [not: string, trusted: string, unknown: string],
  /** With Google, a Microsoft account, SAML or a code by mail, where every tenant is trusted. */
  elsewhere: string,
  direct: readonly [not: string, trusted: string, unknown: string],
  internalGuest: string,
]
const all = (result: string) => [result, result, result] as const

const ROWS: readonly Row[] = [
  ['a block', control('block'), {}, all('block'), 'block', all('block'), 'block'],
  [
    'a compliant device',
    control('compliantDevice'),
    COMPLIANT,
    ['block', 'grant', ANY],
    'block',
    ['block', 'grant', ANY],
    'grant',
  ],
  ['no device', control('compliantDevice'), {}, all('block'), 'block', all('block'), 'block'],
  [
    'a hybrid joined device',
    control('domainJoinedDevice'),
    HYBRID,
    ['block', 'grant', ANY],
    'block',
    ['block', 'grant', ANY],
    'grant',
  ],
  ['a push', control('mfa'), PUSH, all('grant'), 'grant', ['block', 'grant', ANY], 'grant'],
  [
    'a password',
    control('mfa'),
    {},
    all('challenge'),
    'challenge',
    ['block', 'challenge', UNMET],
    'challenge',
  ],
  [
    'a passkey, for MFA',
    control('mfa'),
    PASSKEY,
    ['challenge', 'grant', 'grant challenge'],
    'challenge',
    ['block', 'grant', ANY],
    'grant',
  ],
  [
    'nothing registered, for MFA',
    control('mfa'),
    NOTHING,
    all('challenge'),
    'challenge',
    ['block', 'challenge', UNMET],
    'challenge',
  ],
  [
    'nothing registered and a risk, for MFA',
    control('mfa'),
    RISKY_SIGN_IN,
    all('block'),
    'block',
    ['block', 'challenge', UNMET],
    'block',
  ],
  [
    'a passkey, for a strict strength',
    strength(4),
    PASSKEY,
    ['block', 'grant', ANY],
    ANY,
    ['block', 'grant', ANY],
    'grant',
  ],
  [
    'a password, for MFA by strength',
    strength(2),
    {},
    all('challenge'),
    ANY,
    ['block', 'challenge', UNMET],
    'challenge',
  ],
  ['a push, for MFA by strength', strength(2), PUSH, all('grant'), ANY, ['block', 'grant', ANY], 'grant'],
  [
    'an approved app, which nobody is asked for',
    control('approvedApplication'),
    { devicePlatform: 'iOS' },
    all('grant'),
    'grant',
    all('grant'),
    'grant',
  ],
  [
    'an app under protection',
    control('compliantApplication'),
    PROTECTED,
    all('block'),
    'block',
    all('block'),
    'grant',
  ],
  ['a new password', CHANGE, RISKY_PUSH, all('block'), 'block', all('block'), 'challenge'],
  ['the risk remediated', REMEDIATION, RISKY, all('block'), 'block', all('block'), 'challenge'],
  ['terms of use', TERMS, {}, all('challenge'), 'challenge', all(ANY), 'challenge'],
  ['a custom control', CUSTOM, {}, all('challenge'), 'challenge', all(ANY), 'challenge'],
]

const GOOGLE = [{ signInType: 'federated', issuer: 'google.com' }]

function answer(
  externalUserType: ExternalUserType,
  grantControls: object,
  question: Question,
  accepted: boolean | null,
  identities: DirectoryUser['identities'] = [{ signInType: 'federated', issuer: 'ExternalAzureAD' }],
): string {
  const conditions = question.userRiskLevel ? { userRiskLevels: [question.userRiskLevel] } : {}
  const trust = {
    isMfaAccepted: accepted,
    isCompliantDeviceAccepted: accepted,
    isHybridAzureADJoinedDeviceAccepted: accepted,
  }
  const asked: Question = {
    ...question,
    externalUserType,
    authentication: { registered: null, ...question.authentication },
  }
  return ask([policyOf(conditions, { grantControls })], asked, {
    users: [{ id: 'ada', identities }],
    crossTenantAccessPolicy: { default: { inboundTrust: trust }, partners: [] },
  }).couldBe.join(' ')
}

describe.each(ROWS)('%s', (_what, grantControls, question, entra, elsewhere, direct, internalGuest) => {
  const of = (kind: ExternalUserType) =>
    [false, true, null].map((accepted) => answer(kind, grantControls, question, accepted))

  test('by B2B collaboration', () => {
    expect(of('b2bCollaborationGuest')).toEqual(entra)
    expect(of('b2bCollaborationMember')).toEqual(entra)
    expect(of('otherExternalUser')).toEqual(entra)
  })

  test('from another provider, of which nothing is trusted', () => {
    for (const kind of ['b2bCollaborationGuest', 'b2bCollaborationMember', 'otherExternalUser'] as const)
      expect(answer(kind, grantControls, question, true, GOOGLE)).toBe(elsewhere)
  })

  test('by B2B direct connect', () => {
    expect(of('b2bDirectConnectUser')).toEqual(direct)
  })

  test('of a guest whose home is here', () => {
    expect(of('internalGuest')).toEqual(all(internalGuest))
  })
})

describe('where an external user is at home', () => {
  const device = (question: Question, user: object = {}, partners: readonly object[] | null = []) =>
    ask(
      [policyOf({}, { grantControls: control('compliantDevice') })],
      { ...COMPLIANT, externalUserType: 'b2bCollaborationGuest', ...question },
      {
        users: [{ id: 'ada', ...user }],
        crossTenantAccessPolicy: { default: { inboundTrust: { isCompliantDeviceAccepted: true } }, partners },
      },
    ).couldBe.join(' ')
  const issuer = (name: string) => ({ identities: [{ signInType: 'federated', issuer: name }] })

  test('the default is not all there is where no list of partners came in', () => {
    expect(device({ externalTenantId: 'fabrikam' }, {}, null)).toBe(ANY)
    expect(device({}, issuer('ExternalAzureAD'), null)).toBe(ANY)
    expect(device({}, issuer('google.com'), null)).toBe('block')
  })

  test.each(['ada', 'ADA', 'Ada'])('an id of the directory is the same in any case: %s', (id) => {
    const guest = { id, userType: 'Guest', creationType: 'Invitation', ...issuer('google.com') }
    expect(device({ userId: 'ADA', externalUserType: undefined }, guest)).toBe('block')
  })

  test.each<[string, Question, object, string]>([
    ['an Entra tenant, by the object', {}, issuer('ExternalAzureAD'), 'grant'],
    ['an Entra tenant, by the question', { externalTenantId: 'fabrikam' }, {}, 'grant'],
    ['Google', {}, issuer('google.com'), 'block'],
    ['a Microsoft account', {}, issuer('MicrosoftAccount'), 'block'],
    ['a code by mail', {}, issuer('mail'), 'block'],
    ['SAML', {}, issuer('https://sts.fabrikam.example/'), 'block'],
    [
      'the tenant of Microsoft accounts',
      { externalTenantId: '9188040D-6c67-4c5b-b112-36a304b66dad' },
      {},
      'block',
    ],
    ['not said', {}, {}, ANY],
    [
      'not said: an invitation is not accepted',
      {},
      { identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.example' }] },
      ANY,
    ],
    [
      'not said, and trusted in the question',
      { authentication: { inboundTrust: { isCompliantDeviceAccepted: true } } },
      {},
      'grant',
    ],
    [
      'Google, whatever is trusted in the question',
      { authentication: { inboundTrust: { isCompliantDeviceAccepted: true } } },
      issuer('google.com'),
      'block',
    ],
  ])('%s', (_what, question, user, expected) => {
    expect(device(question, user)).toBe(expected)
  })

  test('MFA that the question calls trusted does not count from Google', () => {
    const asked = {
      externalUserType: 'b2bCollaborationGuest' as const,
      authentication: { inboundTrust: { isMfaAccepted: true } },
    }
    const of = (identities: DirectoryUser['identities']) =>
      ask([policyOf({}, { grantControls: control('mfa') })], asked, { users: [{ id: 'ada', identities }] })
    expect(of(GOOGLE).couldBe).toEqual(['challenge'])
    expect(of(null).couldBe).toEqual(['grant'])
  })
})

test.each<[string, DirectoryUser['identities'], RegExp]>([
  [
    'a Microsoft account is no Entra tenant',
    [{ signInType: 'federated', issuer: 'MicrosoftAccount' }],
    /is none: what comes of it is not documented\.$/,
  ],
  ['a home that nobody names may be one', null, /is not known to be one\.$/],
])('of a strength it is said what is known of the home: %s', (_what, identities, says) => {
  const { policies, couldBe } = ask(
    [policyOf({}, { grantControls: strength(2) })],
    { externalUserType: 'b2bCollaborationGuest', authentication: { inboundTrust: { isMfaAccepted: true } } },
    { users: [{ id: 'ada', identities }] },
  )
  expect(policies[0]?.controls[0]?.because).toMatch(says)
  expect(couldBe.join(' ')).toBe(ANY)
})

describe('a guest object', () => {
  const of = (user: object, guestOrExternalUserTypes: string) => {
    const users = { includeGuestsOrExternalUsers: { guestOrExternalUserTypes } }
    const blocks = policyOf({ users })
    const also = policyOf({}, { id: 'device', grantControls: control('compliantDevice') })
    const { couldBe, caveats } = ask([blocks, also], COMPLIANT, { users: [{ id: 'ada', ...user }] })
    return [couldBe.join(' '), caveats.some(({ path }) => path === 'signInIdentity.externalUserType')]
  }
  test.each<[string, object, string, string, boolean]>([
    ['without a trace may be internal', { userType: 'Guest' }, 'internalGuest', ANY, true],
    ['without a trace may be invited', { userType: 'Guest' }, 'b2bCollaborationGuest', ANY, true],
    ['without a trace may be another', { userType: 'guest' }, 'otherExternalUser', ANY, true],
    [
      'with a name of this tenant is internal',
      { userType: 'Guest', userPrincipalName: 'a@contoso.example' },
      'b2bCollaborationGuest',
      'grant',
      false,
    ],
    [
      'that says it was not invited is internal',
      { userType: 'Guest', creationType: null },
      'internalGuest',
      'block',
      false,
    ],
    [
      'with a provider is invited',
      { userType: 'Guest', identities: GOOGLE },
      'b2bCollaborationGuest',
      'block',
      false,
    ],
    [
      'that is a member, and was not invited, is none',
      { userType: 'Member', creationType: null },
      'b2bCollaborationMember',
      'grant',
      false,
    ],
    [
      'that is a member without a trace may be invited',
      { userType: 'Member' },
      'b2bCollaborationMember',
      ANY,
      true,
    ],
    ['of which nothing is said may be any', {}, 'b2bCollaborationGuest', ANY, true],
    [
      'that lost its type, and was invited, may be a member',
      { creationType: 'Invitation' },
      'b2bCollaborationMember',
      'grant challenge block',
      false,
    ],
    [
      'that lost where it signs in is invited all the same',
      { userType: 'Guest', identities: [{ signInType: 'federated' }] },
      'b2bCollaborationGuest',
      'block',
      false,
    ],
  ])('%s', (_what, user, kinds, expected, isNamed) => {
    expect(of(user, kinds)).toEqual([expected, isNamed])
  })
})

test('a partner goes before the default, and inherits it where it says nothing', () => {
  const inboundTrust = { isCompliantDeviceAccepted: true }
  const asked: Question = { ...COMPLIANT, externalUserType: 'b2bCollaborationGuest', externalTenantId: 'T1' }
  const policy = policyOf({}, { grantControls: control('compliantDevice') })
  const of = (partners: readonly object[]) =>
    ask([policy], asked, {
      crossTenantAccessPolicy: { default: { inboundTrust: { isCompliantDeviceAccepted: false } }, partners },
    }).couldBe
  expect(of([{ tenantId: 't1', inboundTrust }])).toEqual(['grant'])
  expect(of([{ tenantId: 't2', inboundTrust }])).toEqual(['block'])
  expect(of([{ tenantId: 't1', inboundTrust: null }])).toEqual(['block'])
})
