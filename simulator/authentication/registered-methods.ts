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
  temporaryAccessPass: ['temporaryAccessPassOneTime'],
}

/**
 * The method modes that a person has registered, a password among them, as the registration report says; null: it lost them.
 * @param details the person's line of the report
 */
export function registeredModes({ methodsRegistered }: UserRegistrationDetails): readonly string[] | null {
  if (!methodsRegistered) return null
  const modes = methodsRegistered.flatMap((method) =>
    Object.hasOwn(MODES, method) ? (MODES[method] ?? []) : [],
  )
  return ['password', ...new Set(modes)]
}
