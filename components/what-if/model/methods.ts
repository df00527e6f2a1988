/**
 * Method modes that a person can show or have registered, in the words of Graph's `authenticationMethodModes`, each with what
 * people call it. https://learn.microsoft.com/graph/api/resources/authenticationmethodmodedetail
 */
export const METHODS: readonly (readonly [mode: string, title: string])[] = [
  ['password', 'Password'],
  ['fido2', 'Passkey (FIDO2)'],
  ['windowsHelloForBusiness', 'Windows Hello for Business'],
  ['x509CertificateMultiFactor', 'Certificate, multifactor'],
  ['x509CertificateSingleFactor', 'Certificate, single factor'],
  ['deviceBasedPush', 'Authenticator phone sign-in'],
  ['microsoftAuthenticatorPush', 'Authenticator push'],
  ['softwareOath', 'Code from an app'],
  ['hardwareOath', 'Code from a hardware token'],
  ['sms', 'Text message'],
  ['voice', 'Phone call'],
  ['temporaryAccessPassOneTime', 'Temporary Access Pass, one time'],
  ['temporaryAccessPassMultiUse', 'Temporary Access Pass, multi-use'],
  ['federatedSingleFactor', 'Federated, single factor'],
  ['federatedMultiFactor', 'Federated, multifactor'],
]

/** The title of a method mode; one that is not known here keeps Graph's word. */
export function methodTitle(mode: string): string {
  return METHODS.find(([each]) => each === mode)?.[1] ?? mode
}

/** A combination of method modes as Graph writes it (`password,sms`), in words. */
export function combinationTitle(combination: string): string {
  return combination
    .split(',')
    .map((mode) => methodTitle(mode.trim()))
    .join(' + ')
}
