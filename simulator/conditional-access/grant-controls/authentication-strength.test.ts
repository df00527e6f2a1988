import { describe, expect, it, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const builtIn = (digit: number) => `00000000-0000-0000-0000-00000000000${digit}`
const [MFA, PASSWORDLESS, RESISTANT] = [builtIn(2), builtIn(3), builtIn(4)]
const CUSTOM = {
  id: 'Keys',
  displayName: 'Keys only',
  allowedCombinations: ['fido2', 'password,hardwareOath'],
}

const said = (id: string, question: Question) =>
  standing('authenticationStrength', { operator: 'OR', authenticationStrength: { id } }, question, {
    authenticationStrengthPolicies: [
      CUSTOM,
      { id: 'hollow', displayName: 'Hollow', allowedCombinations: [] },
    ],
  })
const shown = (completed: readonly string[], registered: readonly string[] | null = null): Question => ({
  authentication: { completed, registered },
})

describe('the three that are built in', () => {
  test.each<[readonly string[], met: readonly string[]]>([
    [['password'], []],
    [['password', 'sms'], [MFA]],
    [['password', 'softwareOath'], [MFA]],
    [['password', 'microsoftAuthenticatorPush'], [MFA]],
    [['deviceBasedPush'], [MFA, PASSWORDLESS]],
    [['windowsHelloForBusiness'], [MFA, PASSWORDLESS, RESISTANT]],
    [['fido2'], [MFA, PASSWORDLESS, RESISTANT]],
    [['x509CertificateMultiFactor'], [MFA, PASSWORDLESS, RESISTANT]],
    [['x509CertificateSingleFactor'], []],
    [['temporaryAccessPassOneTime'], [MFA]],
    [['federatedMultiFactor'], [MFA]],
  ])('%j meets %j', (completed, met) => {
    const is = (id: string) => said(id, shown(completed)).is
    expect([MFA, PASSWORDLESS, RESISTANT].filter((id) => is(id) === 'met, grant')).toEqual(met)
  })
})

test.each<[string, string, Question, string]>([
  [
    'a passkey is registered',
    RESISTANT,
    shown(['password'], ['password', 'fido2']),
    'possible, challenge 50074',
  ],
  [
    'only a code of an app is registered',
    RESISTANT,
    shown(['password'], ['password', 'softwareOath']),
    'impossible, block 50074',
  ],
  ['what is registered is not known', RESISTANT, shown(['password']), 'possible, challenge 50074'],
  ['nobody to ask', RESISTANT, { authentication: { silent: true } }, 'impossible, block 50076'],
  ['a legacy client', RESISTANT, { clientAppType: 'other' }, 'impossible, block 50076'],
  [
    'the MFA of the home tenant does for plain MFA',
    MFA,
    { authentication: { inboundTrust: { isMfaAccepted: true } } },
    'met, grant',
  ],
  [
    'and for no stricter one',
    RESISTANT,
    { authentication: { inboundTrust: { isMfaAccepted: true } } },
    'impossible, block 50074',
  ],
  ['a custom one, by a combination', 'keys', shown(['password', 'hardwareOath']), 'met, grant'],
  ['a custom one, by something else', 'keys', shown(['password', 'sms']), 'possible, challenge 50074'],
  ['one that allows nothing', 'hollow', shown(['fido2']), 'impossible, block 50074'],
  ['one that is not there is not taken as met', 'gone', shown(['fido2']), 'unknown, challenge 50074'],
])('%s', (_what, id, question, is) => {
  expect(said(id, question).is).toBe(is)
})

it('is called by its name', () => {
  expect(said('keys', shown(['fido2'])).because).toBe('The authentication strength Keys only is met.')
  expect(said('gone', {}).because).toMatch(/is not known here/)
})

it('is taken from the policy that spells it out, where the tenant does not hold it', () => {
  const authenticationStrength = { id: 'elsewhere', allowedCombinations: ['password,sms', 7] }
  const grant = { operator: 'OR', authenticationStrength }
  expect(standing('authenticationStrength', grant, shown(['password', 'sms'])).is).toBe('met, grant')
})
