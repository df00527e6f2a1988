import { describe, expect, it, test } from 'vitest'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { compile } from '../compile'
import { evaluate } from '../evaluate'
import type { AuthenticationState, SignIn, SignInConditions } from '../sign-in'

interface Circumstances extends SignInConditions {
  readonly authentication?: Partial<AuthenticationState>
}

function signIn({ authentication, ...conditions }: Circumstances): SignIn {
  return {
    signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: 'ada' },
    signInContext: {
      '@odata.type': '#microsoft.graph.applicationContext',
      includeApplications: ['expenses'],
    },
    signInConditions: { clientAppType: 'browser', devicePlatform: 'windows', ...conditions },
    authentication: { completed: ['password'], registered: ['password', 'softwareOath'], ...authentication },
  }
}

function policy(
  id: string,
  grantControls: ConditionalAccessPolicy['grantControls'],
): ConditionalAccessPolicy {
  const conditions = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } }
  return { id, state: 'enabled', conditions: { ...conditions, userRiskLevels: ['none'] }, grantControls }
}

function ask(policies: readonly ConditionalAccessPolicy[], circumstances: Circumstances) {
  return evaluate(
    compile({ ...EMPTY_POLICY_TENANT, users: [{ id: 'ada' }], conditionalAccessPolicies: policies }),
    signIn(circumstances),
  )
}

const MFA = { completed: ['password', 'softwareOath'] }
const COMPLIANT = { isCompliant: true, trustType: 'AzureAD' }
const HYBRID = { isCompliant: false, trustType: 'ServerAd' }
const PLAIN = { isCompliant: false, trustType: 'Workplace' }
const DEVICE_CODE = { authenticationFlow: { transferMethod: 'deviceCodeFlow' } }

describe('a control, alone', () => {
  test.each<[control: string, circumstances: Circumstances, state: string, code: number | null]>([
    ['mfa', {}, 'possible', 50074],
    ['mfa', { authentication: MFA }, 'met', null],
    ['mfa', { authentication: { registered: null } }, 'possible', 50074],
    ['mfa', { authentication: { registered: ['password'] } }, 'impossible', 50079],
    ['mfa', { authentication: { silent: true } }, 'impossible', 50076],
    ['mfa', { authentication: { inboundTrust: { isMfaAccepted: true } } }, 'met', null],
    ['mfa', { clientAppType: 'other' }, 'impossible', 50076],
    ['compliantDevice', { deviceInfo: COMPLIANT }, 'met', null],
    ['compliantDevice', { deviceInfo: HYBRID }, 'impossible', 53000],
    ['compliantDevice', { deviceInfo: PLAIN }, 'impossible', 53000],
    ['compliantDevice', {}, 'impossible', 53000],
    ['compliantDevice', { deviceInfo: COMPLIANT, ...DEVICE_CODE }, 'impossible', 53000],
    ['compliantDevice', { deviceInfo: COMPLIANT, clientAppType: 'exchangeActiveSync' }, 'impossible', 53000],
    [
      'compliantDevice',
      { authentication: { inboundTrust: { isCompliantDeviceAccepted: true } } },
      'met',
      null,
    ],
    ['domainJoinedDevice', { deviceInfo: HYBRID }, 'met', null],
    ['domainJoinedDevice', { deviceInfo: { trustType: 'ServerAD' } }, 'met', null],
    ['domainJoinedDevice', { deviceInfo: COMPLIANT }, 'impossible', 53001],
    [
      'domainJoinedDevice',
      { authentication: { inboundTrust: { isHybridAzureADJoinedDeviceAccepted: true } } },
      'met',
      null,
    ],
    ['approvedApplication', { authentication: { approvedApplication: true } }, 'met', null],
    ['approvedApplication', { devicePlatform: 'iOS' }, 'possible', 53002],
    ['approvedApplication', { devicePlatform: 'windows' }, 'impossible', 53002],
    ['compliantApplication', { authentication: { compliantApplication: true } }, 'met', null],
    [
      'compliantApplication',
      { devicePlatform: 'iOS', authentication: { compliantApplication: false } },
      'impossible',
      53002,
    ],
    ['riskRemediation', {}, 'possible', null],
    ['riskRemediation', { authentication: { passwordChanged: true } }, 'met', null],
    ['riskRemediation', { authentication: { silent: true } }, 'impossible', null],
    ['block', { authentication: MFA, deviceInfo: COMPLIANT }, 'impossible', 53003],
    ['verifiedID', {}, 'unknown', null],
  ])('%s with %j is %s', (control, circumstances, state, code) => {
    const decision = ask([policy('p', { operator: 'OR', builtInControls: [control] })], circumstances)
    expect(decision.policies[0]?.controls).toMatchObject([{ control, state }])
    expect(decision.result).toBe(
      { met: 'grant', possible: 'challenge', unknown: 'challenge', impossible: 'block' }[state],
    )
    expect(decision.code).toBe(code)
  })

  test.each<[Circumstances, string]>([
    [{ authentication: { passwordChanged: true } }, 'met'],
    [{}, 'possible'],
    [{ authentication: { silent: true } }, 'impossible'],
    [{ authentication: { completed: ['fido2'], registered: ['fido2'] } }, 'impossible'],
    [{ authentication: { completed: ['fido2'], registered: null } }, 'possible'],
  ])('a password change with %j is %s', (circumstances, state) => {
    const decision = ask(
      [policy('p', { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] })],
      circumstances,
    )
    expect(decision.policies[0]?.controls[1]).toMatchObject({ control: 'passwordChange', state })
  })

  it('is named by its id where there are several of its kind', () => {
    const decision = ask(
      [policy('p', { operator: 'AND', termsOfUse: ['a', 'b'], customAuthenticationFactors: ['c'] })],
      { authentication: { termsOfUse: ['A'] } },
    )
    expect(decision.policies[0]?.controls).toMatchObject([
      { control: 'termsOfUse', id: 'a', state: 'met' },
      { control: 'termsOfUse', id: 'b', state: 'possible' },
      { control: 'customAuthenticationFactor', id: 'c', state: 'possible' },
    ])
    expect(decision.required.map(({ id }) => id)).toEqual(['b', 'c'])
  })
})

describe('what is required', () => {
  const strength = (digit: number) => ({
    operator: 'OR',
    authenticationStrength: { id: `00000000-0000-0000-0000-00000000000${digit}` },
  })
  const KEYS = { authentication: { registered: ['password', 'softwareOath', 'fido2'] } }

  it('names all who ask for it, and what would do', () => {
    const { required } = ask(
      [policy('a', strength(4)), policy('b', { operator: 'OR', builtInControls: ['mfa'] })],
      KEYS,
    )
    expect(required).toMatchObject([
      {
        control: 'authenticationStrength',
        requiredBy: ['a', 'b'],
        combinations: ['fido2'],
        alternatives: [],
      },
    ])
  })

  it('has alternatives, where all who ask would take them', () => {
    const either = { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }
    expect(ask([policy('a', either)], {}).required).toMatchObject([
      { control: 'mfa', alternatives: ['compliantDevice'] },
    ])
    const both = [policy('a', either), policy('b', { operator: 'OR', builtInControls: ['mfa'] })]
    expect(ask(both, {}).required).toMatchObject([
      { control: 'mfa', requiredBy: ['a', 'b'], alternatives: [] },
    ])
  })

  it('is nothing that another prompt brings along', () => {
    const either = { operator: 'OR', builtInControls: ['mfa', 'approvedApplication'] }
    const { required } = ask(
      [policy('a', either), policy('b', { operator: 'OR', builtInControls: ['mfa'] })],
      {
        devicePlatform: 'iOS',
      },
    )
    expect(required.map(({ control }) => control)).toEqual(['mfa'])
  })

  it('is unknown where the strength is: it is not taken as met', () => {
    const { result, caveats } = ask(
      [policy('a', { operator: 'OR', authenticationStrength: { id: 'gone' } })],
      { authentication: MFA },
    )
    expect(result).toBe('challenge')
    expect(caveats).toMatchObject([{ policyId: 'a', path: 'grantControls' }])
  })

  it('takes a strength that the policy itself spells out', () => {
    const expanded = { id: 'elsewhere', allowedCombinations: ['password,softwareOath'] }
    const grant = { operator: 'OR', authenticationStrength: expanded }
    expect(ask([policy('a', grant)], { authentication: MFA }).result).toBe('grant')
  })

  it('does not take the MFA of a home tenant for a phishing-resistant method', () => {
    const trusted = { authentication: { inboundTrust: { isMfaAccepted: true } } }
    expect(ask([policy('a', strength(2))], trusted).result).toBe('grant')
    expect(ask([policy('a', strength(4))], trusted).result).toBe('block')
  })
})
