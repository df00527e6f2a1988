import { consentRequests } from '../consent-requests/consent-requests'
import { adminConsent } from '../oauth/admin-consent/admin-consent'
import { deviceAuthorization } from '../oauth/device-authorization/device-authorization'
import { clientCertificate } from '../oauth/token/client-authentication/certificate/certificate'
import { federatedCredential } from '../oauth/token/client-authentication/federated-credential/federated-credential'
import { clientCredentials } from '../oauth/token/grants/client-credentials/client-credentials'
import { onBehalfOf } from '../oauth/token/grants/on-behalf-of/on-behalf-of'
import { resourceOwnerPassword } from '../oauth/token/grants/password/resource-owner-password'
import { interactive } from '../parts/interactive'
import type { Part } from '../parts/part'

/** Everything there is, in one identity provider. */
export const allParts: readonly Part[] = [
  ...interactive,
  adminConsent,
  consentRequests,
  clientCredentials,
  federatedCredential,
  clientCertificate,
  deviceAuthorization,
  resourceOwnerPassword,
  onBehalfOf,
]
