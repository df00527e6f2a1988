import { discovery } from '../metadata/discovery'
import { keys } from '../metadata/keys'
import { authorizationEndpoint } from '../oauth/authorize/authorize'
import { clientCertificate } from '../oauth/token/client-authentication/certificate/certificate'
import { clientSecretPost } from '../oauth/token/client-authentication/client-secret-post'
import { authorizationCode } from '../oauth/token/grants/authorization-code/authorization-code'
import { clientCredentials } from '../oauth/token/grants/client-credentials/client-credentials'
import { onBehalfOf } from '../oauth/token/grants/on-behalf-of/on-behalf-of'
import { refreshToken } from '../oauth/token/grants/refresh-token/refresh-token'
import { tokenEndpoint } from '../oauth/token/token'
import type { Part } from './part'
import { personalSignIn } from './personal-sign-in'

/** A provider for people at a browser, for programs without one, and for the APIs between them and other APIs. */
export const middleTier: readonly Part[] = [
  discovery,
  keys,
  authorizationEndpoint,
  tokenEndpoint,
  authorizationCode,
  refreshToken,
  clientCredentials,
  onBehalfOf,
  clientSecretPost,
  clientCertificate,
  ...personalSignIn,
]
