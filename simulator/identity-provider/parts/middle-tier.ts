import { clientCertificate } from '../oauth/token/client-authentication/certificate/certificate'
import { clientCredentials } from '../oauth/token/grants/client-credentials/client-credentials'
import { onBehalfOf } from '../oauth/token/grants/on-behalf-of/on-behalf-of'
import { browserSignIn } from './browser-sign-in'
import type { Part } from './part'

/** A provider for people at a browser, for programs without one, and for the APIs between them and other APIs. */
export const middleTier: readonly Part[] = [
  ...browserSignIn,
  clientCredentials,
  onBehalfOf,
  clientCertificate,
]
