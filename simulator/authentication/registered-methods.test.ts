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
    [['passKeyDeviceBoundWindowsHello'], ['fido2']],
    [['securityQuestion'], []],
    [[], []],
  ])('%j can be used as %j besides the password', (methods, modes) => {
    expect(registeredModes({ id: 'ada', methodsRegistered: methods })).toEqual({
      modes: ['password', ...modes],
      isWhole: true,
    })
  })

  test.each([['externalAuthMethod'], ['macOsSecureEnclaveKey'], ['toString'], ['newer than this']])(
    'what %j would do is not known',
    (method) => {
      expect(registeredModes({ id: 'ada', methodsRegistered: ['mobilePhone', method] })).toEqual({
        modes: ['password', 'sms', 'voice'],
        isWhole: false,
      })
    },
  )

  test.each([[{}], [{ methodsRegistered: null }]])('are not known of %j, which lost them', (details) => {
    expect(registeredModes({ id: 'ada', ...details })).toBeNull()
  })
})
