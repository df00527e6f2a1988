import type { Compiled } from './compile/compiled'
import type { ControlFacts } from './grant-controls/control'
import type { SignIn } from './sign-in'

/** https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication */
const LEGACY = new Set<unknown>(['exchangeActiveSync', 'easSupported', 'other'])

/** What the controls look at, for one sign-in. */
export function controlFacts({ strengths, context }: Compiled, signIn: SignIn): ControlFacts {
  return {
    signIn,
    context,
    isLegacy: LEGACY.has(signIn.signInConditions.clientAppType),
    isSilent: signIn.authentication.silent === true,
    strengths,
  }
}
