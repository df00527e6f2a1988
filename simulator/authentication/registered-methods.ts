import type { PolicyTenant } from '../directory/policy-tenant'

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
 * The method modes that `userId` has registered besides a password, as far as the tenant's registration report says.
 * @returns null when the report does not know the user: nobody can say then
 */
export function registeredModes(tenant: PolicyTenant, userId: string): readonly string[] | null {
  const details = tenant.userRegistrationDetails?.find(({ id }) => id === userId)
  if (!details) return null
  const modes = (details.methodsRegistered ?? []).flatMap((method) =>
    Object.hasOwn(MODES, method) ? (MODES[method] ?? []) : [],
  )
  return ['password', ...new Set(modes)]
}
