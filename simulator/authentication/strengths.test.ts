import { describe, expect, it, test } from 'vitest'
import { BUILT_IN_STRENGTHS, MFA_COMBINATIONS, reachable, satisfies, unevaluatedParts } from './strengths'

const combinationsOf = (digit: 2 | 3 | 4) => BUILT_IN_STRENGTHS[digit - 2]?.allowedCombinations ?? []
const [MFA, PASSWORDLESS, PHISHING_RESISTANT] = [combinationsOf(2), combinationsOf(3), combinationsOf(4)]

describe('what satisfies which strength', () => {
  test.each([
    // completed, multifactor, passwordless, phishing-resistant
    [['password'], false, false, false],
    [['password', 'microsoftAuthenticatorPush'], true, false, false],
    [['password', 'softwareOath'], true, false, false],
    [['password', 'hardwareOath'], true, false, false],
    [['password', 'sms'], true, false, false],
    [['password', 'voice'], true, false, false],
    [['sms'], false, false, false],
    [['microsoftAuthenticatorPush'], false, false, false],
    [['password', 'email'], false, false, false],
    [['fido2'], true, true, true],
    [['password', 'fido2'], true, true, true],
    [['windowsHelloForBusiness'], true, true, true],
    [['x509CertificateMultiFactor'], true, true, true],
    [['x509CertificateSingleFactor'], false, false, false],
    [['password', 'x509CertificateSingleFactor'], true, false, false],
    [['deviceBasedPush'], true, true, false],
    [['temporaryAccessPassOneTime'], true, false, false],
    [['temporaryAccessPassMultiUse'], true, false, false],
    [['federatedMultiFactor'], true, false, false],
    [['federatedSingleFactor'], false, false, false],
    [['federatedSingleFactor', 'softwareOath'], true, false, false],
    [[], false, false, false],
  ])('%j: multifactor %s, passwordless %s, phishing-resistant %s', (completed, ...expected) => {
    const strengths = [MFA, PASSWORDLESS, PHISHING_RESISTANT]
    expect(strengths.map((allowed) => satisfies(completed, allowed))).toEqual(expected)
  })

  it('has the built-in strengths in each other', () => {
    expect(MFA).toEqual(MFA_COMBINATIONS)
    expect(MFA).toHaveLength(19)
    for (const [inner, outer] of [
      [PHISHING_RESISTANT, PASSWORDLESS],
      [PASSWORDLESS, MFA],
    ]) {
      expect(inner?.every((each) => outer?.includes(each))).toBe(true)
    }
  })

  it('reads combinations with and without a blank after the comma', () => {
    expect(satisfies(['password', 'sms'], ['password, sms'])).toBe(true)
    expect(satisfies(['password'], ['password, sms'])).toBe(false)
  })
})

describe('what a person could still complete', () => {
  test.each([
    ['push after a password', ['password', 'microsoftAuthenticatorPush'], ['password'], MFA, true],
    [
      'no passkey: phishing-resistant is out of reach',
      ['password', 'sms'],
      ['password', 'sms'],
      PHISHING_RESISTANT,
      false,
    ],
    ['a passkey', ['fido2'], ['fido2'], PHISHING_RESISTANT, true],
    ['Windows Hello for passwordless', ['windowsHelloForBusiness'], [], PASSWORDLESS, true],
    ['a temporary access pass alone', ['temporaryAccessPassOneTime'], [], MFA, true],
    ['nothing registered', ['password'], ['password'], MFA, false],
    ['a code app after a password', ['password', 'softwareOath'], ['password'], MFA, true],
    [
      'a code app for phishing-resistant',
      ['password', 'softwareOath'],
      ['password'],
      PHISHING_RESISTANT,
      false,
    ],
    ['nothing is known of the person', null, ['password'], PHISHING_RESISTANT, true],
  ])('%s', (_case, registered, completed, allowed, expected) => {
    expect(reachable(registered, completed, allowed).length > 0).toBe(expected)
  })

  it('names the combinations, in the order of the strength', () => {
    const registered = ['password', 'softwareOath', 'fido2']
    expect(reachable(registered, ['password'], MFA)).toEqual(['fido2', 'password,softwareOath'])
  })

  it('takes a federated sign-in for what was done, not for something to register', () => {
    expect(reachable(['softwareOath'], ['federatedSingleFactor'], MFA)).toEqual([
      'federatedSingleFactor,softwareOath',
    ])
    expect(reachable(['softwareOath'], [], MFA)).toEqual([])
  })
})

describe('custom strengths', () => {
  it('name what is not evaluated', () => {
    const custom = {
      id: 'c',
      allowedCombinations: ['fido2'],
      combinationConfigurations: [{ allowedAAGUIDs: ['x'] }],
    }
    expect(unevaluatedParts(custom)).toHaveLength(1)
    const empty = { ...custom, combinationConfigurations: [] }
    expect(unevaluatedParts(empty)).toEqual([])
    expect(unevaluatedParts({ id: 'c' })).toEqual([])
  })
})
