import { clientSecretBasic } from '../oauth/token/client-authentication/client-secret-basic'
import { userinfoEndpoint } from '../oauth/userinfo/userinfo'
import { browserSignIn } from './browser-sign-in'
import type { Part } from './part'

/** An OpenID provider for people at a browser, with all that any client library may ask it for: userinfo, secrets in a header. */
export const interactive: readonly Part[] = [...browserSignIn, clientSecretBasic, userinfoEndpoint]
