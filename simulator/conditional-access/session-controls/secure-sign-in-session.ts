import { deviceOf, deviceRegistered, isUnsaid, type KnownDevices } from '../device'
import type { SignIn } from '../sign-in'
import { onOrOff } from './control'

/**
 * Graph's `secureSignInSession`, token protection: tokens that are not bound to the device are refused.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection
 */
export const secureSignInSession = onOrOff(({ secureSignInSession: of }) => of?.isEnabled)

/**
 * Whether the token is bound; null: not known. Where the question does not say: from a device that is not registered it is not.
 * From one that is, it hangs on more than a question says: native apps that sign in through the broker of Windows (of iOS and
 * macOS in preview) can, and browsers, other platforms, and devices that were registered in some ways cannot.
 * https://learn.microsoft.com/entra/identity/conditional-access/deployment-guide-token-protection-windows
 */
export function isBound(signIn: SignIn, known: KnownDevices): boolean | null {
  const { boundToken } = signIn.authentication
  if (boundToken !== undefined) return boundToken
  const device = deviceOf(signIn, known, READ)
  if (deviceRegistered(device)) return null
  return isUnsaid('trustType', device, signIn.signInConditions.deviceInfo ?? null, known) ? null : false
}

const READ: readonly string[] = ['trustType']

/** Said where it is not known. */
export const PERHAPS_BOUND =
  'Whether the token is bound to the device the question does not say (boundToken). It takes a native app that signs in through the broker of Windows, or in preview of iOS or macOS; of browsers Microsoft lists a preview for Azure Resource Manager alone, and other platforms are not supported.'

/** What an unbound token comes to. */
export const NOT_BOUND = {
  control: 'secureSignInSession',
  code: 530084,
  says: 'The token is not bound to the device.',
}
