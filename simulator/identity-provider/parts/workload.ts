import { discovery } from '../metadata/discovery'
import { keys } from '../metadata/keys'
import { clientCertificate } from '../oauth/token/client-authentication/certificate/certificate'
import { clientSecretBasic } from '../oauth/token/client-authentication/client-secret-basic'
import { clientSecretPost } from '../oauth/token/client-authentication/client-secret-post'
import { federatedCredential } from '../oauth/token/client-authentication/federated-credential/federated-credential'
import { clientCredentials } from '../oauth/token/grants/client-credentials/client-credentials'
import { tokenEndpoint } from '../oauth/token/token'
import type { Part } from './part'

/** A provider for programs without a person: client credentials by secret, certificate, or the token of another system. */
export const workload: readonly Part[] = [
  discovery,
  keys,
  tokenEndpoint,
  clientCredentials,
  clientSecretPost,
  federatedCredential,
  clientCertificate,
  clientSecretBasic,
]
