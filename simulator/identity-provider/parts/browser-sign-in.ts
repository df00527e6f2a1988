import { discovery } from '../metadata/discovery'
import { keys } from '../metadata/keys'
import { authorizationEndpoint } from '../oauth/authorize/authorize'
import { logoutEndpoint } from '../oauth/logout/logout'
import { clientSecretPost } from '../oauth/token/client-authentication/client-secret-post'
import { authorizationCode } from '../oauth/token/grants/authorization-code/authorization-code'
import { refreshToken } from '../oauth/token/grants/refresh-token/refresh-token'
import { tokenEndpoint } from '../oauth/token/token'
import type { Part } from './part'
import { personalSignIn } from './personal-sign-in'

/** A provider for people at a browser: authorization code, refresh token, sign-out. What a web app and a page need, and no more. */
export const browserSignIn: readonly Part[] = [
  discovery,
  keys,
  authorizationEndpoint,
  tokenEndpoint,
  authorizationCode,
  refreshToken,
  clientSecretPost,
  logoutEndpoint,
  ...personalSignIn,
]
