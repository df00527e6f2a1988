import { describe, expect, test } from 'vitest'
import { registeredModes } from './registered-methods'

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
  ])('%j can be used as %j besides the password', (methods, modes) => {
    expect(registeredModes({ id: 'ada', methodsRegistered: methods })).toEqual(['password', ...modes])
  })

  test.each([[{}], [{ methodsRegistered: null }]])('are not known of %j, which lost them', (details) => {
    expect(registeredModes({ id: 'ada', ...details })).toBeNull()
  })
})
