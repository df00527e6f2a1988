import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../directory/policy-tenant'
import { registeredModes } from './registered-methods'

const tenant = (methodsRegistered: readonly string[] | null) => ({
  ...EMPTY_POLICY_TENANT,
  userRegistrationDetails: [{ id: 'ada', methodsRegistered }],
})

describe('the methods that a person has registered', () => {
  test.each([
    [
      ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
      ['microsoftAuthenticatorPush', 'softwareOath'],
    ],
    [['mobilePhone'], ['sms', 'voice']],
    [['passKeyDeviceBound', 'fido2SecurityKey'], ['fido2']],
    [['securityQuestion'], []],
    [['toString'], []],
    [[], []],
    [null, []],
  ])('%j can be used as %j besides the password', (methods, modes) => {
    expect(registeredModes(tenant(methods), 'ada')).toEqual(['password', ...modes])
  })

  test('nobody can say for a person whom the report does not know', () => {
    expect(registeredModes(tenant([]), 'gil')).toBeNull()
    expect(registeredModes(EMPTY_POLICY_TENANT, 'ada')).toBeNull()
  })
})
