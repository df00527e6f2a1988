import type { Compiled } from './compiled'
import { deviceOf } from './device'
import type { ControlFacts } from './grant-controls/control'
import type { SignIn } from './sign-in'

/** https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication */
const LEGACY = new Set(['exchangeactivesync', 'eassupported', 'other'])

/** What the controls look at, for one sign-in. */
export function controlFacts({ strengths, context }: Compiled, signIn: SignIn): ControlFacts {
  const { clientAppType } = signIn.signInConditions
  return {
    signIn,
    device: deviceOf(signIn, context.devices),
    isLegacy: LEGACY.has(clientAppType?.toLowerCase() ?? ''),
    isSilent: signIn.authentication.silent === true,
    strengths,
  }
}
