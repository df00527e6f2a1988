import { describe, expect, it, test } from 'vitest'
import type { PolicyTenant } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { differenceOf } from './difference/difference'
import { evaluate } from './evaluate'
import { withMadeUp } from './made-up'
import { METHODS_SUPPOSED, STRANGERS_SUPPOSED } from './methods-supposed'
import { reading } from './reading/reading'
import type { SignIn } from './sign-in'
import { check, demand, MFA, mfa, PASSKEY, tenant } from './testing/claims'

const ON = ['Fido2', 'MicrosoftAuthenticator', 'Sms', 'Voice', 'TemporaryAccessPass', 'SoftwareOath'].concat([
  'HardwareOath',
  'Email',
  'X509Certificate',
  'QRCodePin',
])
const policyWith = (state: string): Partial<PolicyTenant> => ({
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: ON.map((id) => ({
      id,
      state,
      includeTargets: [{ id: 'all_users', authenticationMode: 'any' }],
      excludeTargets: [],
    })),
  },
})
const silent = {
  ...tenant(demand(MFA)),
  identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
}
const nobody = { ...silent, users: [] }
const telling = { ...silent, ...policyWith('enabled') }
const forbidding = { ...silent, ...policyWith('disabled') }

describe('what a sweep supposes of methods it says', () => {
  it.each<[string, PolicyTenant, string | null]>([
    ['of an export that says nothing of them', silent, METHODS_SUPPOSED],
    ['not of one that says it', telling, null],
    [
      'of one without people, where whoever stands for others has what is asked for',
      nobody,
      STRANGERS_SUPPOSED,
    ],
  ])('%s', (_what, of, says) => {
    expect(check(of, mfa)).toMatchObject({ holds: true, supposes: says })
    expect(differenceOf(of, { ...of, conditionalAccessPolicies: [] }).supposes).toBe(says)
  })

  const controls = (builtInControls: readonly string[], parts: object = {}) => ({
    ...silent,
    conditionalAccessPolicies: [
      { id: 'p', state: 'enabled', ...demand({ operator: 'OR', builtInControls }), ...parts },
    ],
  })
  const defaults = (isEnabled: boolean | null, of: PolicyTenant = controls([])) => ({
    ...of,
    identitySecurityDefaultsEnforcementPolicy: isEnabled === null ? null : { isEnabled },
  })
  it.each<[string, PolicyTenant, boolean]>([
    ['multifactor authentication', controls(['mfa']), true],
    ['in another case', controls(['MFA']), true],
    ['a strength', controls([], { grantControls: PASSKEY }), true],
    ['another password', controls(['mfa', 'passwordChange']), true],
    ['remediation of a risk', controls(['riskRemediation']), true],
    ['one of several', controls(['compliantDevice', 'mfa']), true],
    ['by a policy of an unknown state', controls(['mfa'], { state: 'tomorrow' }), true],
    ['a block', controls(['block']), false],
    ['a device', controls(['compliantDevice', 'domainJoinedDevice']), false],
    ['terms', controls([], { grantControls: { operator: 'OR', termsOfUse: ['t'] } }), false],
    [
      'a sign-in every time',
      controls([], {
        grantControls: null,
        sessionControls: { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } },
      }),
      false,
    ],
    ['multifactor authentication, by a policy that is off', controls(['mfa'], { state: 'disabled' }), false],
    [
      'multifactor authentication, in report-only',
      controls(['mfa'], { state: 'enabledForReportingButNotEnforced' }),
      false,
    ],
    ['security defaults', defaults(true, controls(['block'], { state: 'disabled' })), true],
    ['security defaults, perhaps', defaults(null, controls(['block'], { state: 'disabled' })), true],
    ['security defaults, which a policy that is on excludes', defaults(null, controls(['block'])), false],
  ])('where what may be on asks for %s', (_what, of, is) => {
    const says = is ? METHODS_SUPPOSED : null
    expect(check(of, { ...mfa, expect: 'grant' }).supposes).toBe(says)
    expect(differenceOf(of, of).supposes).toBe(says)
    // Where it is not said, nothing hangs on it.
    const named = { ...mfa, expect: 'grant' as const }
    const { name: _, supposes: __, ...told } = check(of, named)
    const { name: ___, supposes: ____, ...bare } = check({ ...of, ...policyWith('disabled') }, named)
    if (!is) expect(told.results).toEqual(bare.results)
  })

  it('in a reading among what the export left out', () => {
    const said = (of: PolicyTenant) =>
      reading(of).leftOut.flatMap(({ id, says }) => (id === 'authentication-methods' ? [says] : []))
    expect(said(silent)).toEqual([expect.stringContaining('it is supposed here')])
    expect(said(telling)).toEqual([])
    expect(said({ ...silent, userRegistrationDetails: [{ id: 'ada', methodsRegistered: [] }] })).toEqual([
      'Which methods the tenant allows is not known.',
    ])
  })
})

test('of a tenant that forbids every method nothing is supposed: who would have been asked is blocked', () => {
  const { rows, supposes } = differenceOf({ ...forbidding, conditionalAccessPolicies: [] }, forbidding)
  expect(rows.map(({ after }) => after.result)).toContain('block')
  expect(supposes).toBeNull()
})

test('the question of a row, of a claim and of a finding has the answer that was told', () => {
  const answer = (signIn: SignIn) => evaluate(compile(withMadeUp(silent, signIn)), signIn).couldBe
  const { rows } = differenceOf({ ...silent, conditionalAccessPolicies: [] }, silent)
  expect(rows.map(({ signIn }) => answer(signIn))).toEqual(rows.map(({ after }) => after.couldBe))
  expect(rows.length).toBeGreaterThan(0)
  const { counterexample } = check(silent, { ...mfa, expect: 'grant' })
  expect(counterexample && answer(counterexample.signIn)).toEqual(['challenge'])
})
