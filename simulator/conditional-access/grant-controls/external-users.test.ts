import { describe, expect, test } from 'vitest'
import type { ExternalUserType } from '../sign-in'
import { ask, policyOf, type Question } from '../testing/one-policy'

/** https://learn.microsoft.com/entra/external-id/authentication-conditional-access */
const control = (name: string) => ({ operator: 'OR', builtInControls: [name] })
const strength = (digit: number) => ({
  operator: 'OR',
  authenticationStrength: { id: `00000000-0000-0000-0000-00000000000${digit}` },
})
const COMPLIANT: Question = { deviceInfo: { trustType: 'AzureAD', isCompliant: true } }
const HYBRID: Question = { deviceInfo: { trustType: 'ServerAD', isCompliant: false } }
const PASSKEY: Question = { authentication: { completed: ['fido2'] } }
const PUSH: Question = { authentication: { completed: ['password', 'microsoftAuthenticatorPush'] } }
const PROTECTED: Question = { devicePlatform: 'iOS', authentication: { compliantApplication: true } }
const RISKY: Question = { userRiskLevel: 'high' }
const CHANGE = { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] }

type Row = readonly [
  what: string,
  grantControls: object,
  Question,
  not: string,
  trusted: string,
  unknown: string,
]

/** What comes of it where the home tenant is not trusted, is trusted, and where that is not known. */
const COLLABORATION: readonly Row[] = [
  ['a compliant device', control('compliantDevice'), COMPLIANT, 'block', 'grant', 'grant challenge block'],
  ['no device', control('compliantDevice'), {}, 'block', 'block', 'block'],
  [
    'a hybrid joined device',
    control('domainJoinedDevice'),
    HYBRID,
    'block',
    'grant',
    'grant challenge block',
  ],
  ['a push', control('mfa'), PUSH, 'grant', 'grant', 'grant'],
  ['a password', control('mfa'), {}, 'challenge', 'challenge', 'challenge'],
  ['a passkey of home, for MFA', control('mfa'), PASSKEY, 'challenge', 'grant', 'grant challenge'],
  [
    'a passkey of home, for a strict strength',
    strength(4),
    PASSKEY,
    'block',
    'grant',
    'grant challenge block',
  ],
  ['a password, for MFA by strength', strength(2), {}, 'challenge', 'challenge', 'challenge'],
  ['an app under protection', control('compliantApplication'), PROTECTED, 'block', 'block', 'block'],
  ['a new password', CHANGE, RISKY, 'block', 'block', 'block'],
  ['a block', control('block'), {}, 'block', 'block', 'block'],
]

const DIRECT: readonly Row[] = [
  ['a compliant device', control('compliantDevice'), COMPLIANT, 'block', 'grant', 'grant challenge block'],
  ['a password', control('mfa'), {}, 'block', 'challenge', 'grant challenge block'],
  ['a push', control('mfa'), PUSH, 'block', 'grant', 'grant challenge block'],
  ['an app under protection', control('compliantApplication'), PROTECTED, 'block', 'block', 'block'],
  ['a new password', CHANGE, RISKY, 'block', 'block', 'block'],
]

function answer(
  kind: ExternalUserType,
  grantControls: object,
  question: Question,
  accepted: boolean | null,
): string {
  const conditions = question.userRiskLevel ? { userRiskLevels: [question.userRiskLevel] } : {}
  const trust = {
    isMfaAccepted: accepted,
    isCompliantDeviceAccepted: accepted,
    isHybridAzureADJoinedDeviceAccepted: accepted,
  }
  const asked: Question = {
    ...question,
    externalUserType: kind,
    authentication: { registered: null, ...question.authentication },
  }
  const policy = policyOf(conditions, { grantControls })
  return ask([policy], asked, { crossTenantAccessPolicy: { default: { inboundTrust: trust } } }).couldBe.join(
    ' ',
  )
}

describe.each<[ExternalUserType, readonly Row[]]>([
  ['b2bCollaborationGuest', COLLABORATION],
  ['b2bCollaborationMember', COLLABORATION],
  ['b2bDirectConnectUser', DIRECT],
])('%s', (kind, rows) => {
  test.each(rows)('%s', (_what, grantControls, question, not, trusted, unknown) => {
    const found = [false, true, null].map((accepted) => answer(kind, grantControls, question, accepted))
    expect(found).toEqual([not, trusted, unknown])
  })
})

test('an internal guest is asked like a member', () => {
  expect(answer('internalGuest', control('compliantDevice'), COMPLIANT, false)).toBe('grant')
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
