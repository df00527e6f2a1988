import type { UserRegistrationDetails } from '../directory/policy-tenant'

/**
 * Method modes that a registered method gives, by the words of the registration report.
 * https://learn.microsoft.com/graph/api/resources/userregistrationdetails
 */
const MODES: Readonly<Record<string, readonly string[]>> = {
  mobilePhone: ['sms', 'voice'],
  alternateMobilePhone: ['voice'],
  officePhone: ['voice'],
  email: ['email'],
  microsoftAuthenticatorPush: ['microsoftAuthenticatorPush'],
  microsoftAuthenticatorPasswordless: ['deviceBasedPush', 'microsoftAuthenticatorPush'],
  softwareOneTimePasscode: ['softwareOath'],
  hardwareOneTimePasscode: ['hardwareOath'],
  windowsHelloForBusiness: ['windowsHelloForBusiness'],
  fido2SecurityKey: ['fido2'],
  passKeyDeviceBound: ['fido2'],
  passKeyDeviceBoundAuthenticator: ['fido2'],
  passKeySynced: ['fido2'],
  passKeyDeviceBoundWindowsHello: ['fido2'],
  temporaryAccessPass: ['temporaryAccessPassOneTime'],
  securityQuestion: [],
  none: [],
}

/** What a line of the report says. */
export interface Registered {
  /** Method modes, a password among them. */
  readonly modes: readonly string[]
  /** Every method of the line is known here: what an external method or one that is newer would do is not. */
  readonly isWhole: boolean
}

/**
 * The method modes that a person has registered, as the registration report says; null: it lost them.
 * @param details the person's line of the report
 */
export function registeredModes({ methodsRegistered }: UserRegistrationDetails): Registered | null {
  if (!methodsRegistered) return null
  const known = methodsRegistered.filter((method) => Object.hasOwn(MODES, method))
  return {
    modes: ['password', ...new Set(known.flatMap((method) => MODES[method] ?? []))],
    isWhole: known.length === methodsRegistered.length,
  }
}
