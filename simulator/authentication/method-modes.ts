/**
 * Every method mode there is, in Graph's words: what combinations of an authentication strength are made of.
 * https://learn.microsoft.com/graph/api/resources/enums#authenticationmethodmodes-values
 */
export const METHOD_MODES: readonly string[] = [
  'password',
  'sms',
  'voice',
  'hardwareOath',
  'softwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'microsoftAuthenticatorPush',
  'deviceBasedPush',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'email',
  'qrCodePin',
  'x509CertificateSingleFactor',
  'x509CertificateMultiFactor',
  'federatedSingleFactor',
  'federatedMultiFactor',
]
