import { tokensInFront } from '../oauth/authorize/front-channel/tokens-in-front'
import { clientSecretBasic } from '../oauth/token/client-authentication/client-secret-basic'
import { userinfoEndpoint } from '../oauth/userinfo/userinfo'
import { browserSignIn } from './browser-sign-in'
import type { Part } from './part'

/** An OpenID provider for people at a browser, with all that any client library may ask it for: tokens in front, userinfo, secrets in a header. */
export const interactive: readonly Part[] = [
  ...browserSignIn,
  tokensInFront,
  clientSecretBasic,
  userinfoEndpoint,
]
