import { deviceRegistered } from '../device'
import type { SignIn } from '../sign-in'

/**
 * Whether the token is bound to the device. Where the question does not say: a registered device can bind it, and an
 * unregistered one cannot. https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection
 */
export function isBound({ authentication, signInConditions }: SignIn): boolean {
  return authentication.boundToken ?? deviceRegistered(signInConditions.deviceInfo)
}
