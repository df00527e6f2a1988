import { discovery } from '../metadata/discovery'
import { keys } from '../metadata/keys'
import { deviceAuthorization } from '../oauth/device-authorization/device-authorization'
import { refreshToken } from '../oauth/token/grants/refresh-token/refresh-token'
import { tokenEndpoint } from '../oauth/token/token'
import type { Part } from './part'
import { personalSignIn } from './personal-sign-in'

/** A provider for devices without a browser: a code that a person enters elsewhere, and refresh tokens. */
export const device: readonly Part[] = [
  discovery,
  keys,
  tokenEndpoint,
  deviceAuthorization,
  refreshToken,
  ...personalSignIn,
]
