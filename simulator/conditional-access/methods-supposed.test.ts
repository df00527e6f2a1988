import { describe, expect, it, test } from 'vitest'
import type { PolicyTenant } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { differenceOf } from './difference/difference'
import { evaluate } from './evaluate'
import { withMadeUp } from './made-up'
import { METHODS_SUPPOSED } from './methods-supposed'
import { reading } from './reading/reading'
import type { SignIn } from './sign-in'
import { check, demand, MFA, mfa, tenant } from './testing/claims'

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
    ['not where it holds no people: whoever stands for others has what is asked for', nobody, null],
  ])('%s', (_what, of, says) => {
    expect(check(of, mfa)).toMatchObject({ holds: true, supposes: says })
    expect(differenceOf(of, { ...of, conditionalAccessPolicies: [] }).supposes).toBe(says)
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
