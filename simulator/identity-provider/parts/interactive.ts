import { discovery } from '../metadata/discovery'
import { keys } from '../metadata/keys'
import { authorizationEndpoint } from '../oauth/authorize/authorize'
import { logoutEndpoint } from '../oauth/logout/logout'
import { clientSecretBasic } from '../oauth/token/client-authentication/client-secret-basic'
import { clientSecretPost } from '../oauth/token/client-authentication/client-secret-post'
import { authorizationCode } from '../oauth/token/grants/authorization-code/authorization-code'
import { refreshToken } from '../oauth/token/grants/refresh-token/refresh-token'
import { tokenEndpoint } from '../oauth/token/token'
import { userinfoEndpoint } from '../oauth/userinfo/userinfo'
import type { Part } from './part'
import { personalSignIn } from './personal-sign-in'

/** An OpenID provider for people at a browser: authorization code, refresh token, userinfo, sign-out. */
export const interactive: readonly Part[] = [
  discovery,
  keys,
  authorizationEndpoint,
  tokenEndpoint,
  authorizationCode,
  refreshToken,
  clientSecretPost,
  clientSecretBasic,
  userinfoEndpoint,
  logoutEndpoint,
  ...personalSignIn,
]
