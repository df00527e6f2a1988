import { deviceRegistered } from '../device'
import type { SignIn } from '../sign-in'
import { onOrOff } from './control'

/**
 * Graph's `secureSignInSession`, token protection: tokens that are not bound to the device are refused.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection
 */
export const secureSignInSession = onOrOff(({ secureSignInSession: of }) => of?.isEnabled)

/** Whether the token is bound. Where the question does not say: a registered device can bind it, and an unregistered one cannot. */
export function isBound({ authentication, signInConditions }: SignIn): boolean {
  return authentication.boundToken ?? deviceRegistered(signInConditions.deviceInfo)
}

/** What an unbound token comes to. */
export const NOT_BOUND = {
  control: 'secureSignInSession',
  code: 530084,
  says: 'The token is not bound to the device.',
}
