import type { Compiled } from './compile/compiled'
import { evaluate } from './evaluate'
import type { SignIn } from './sign-in'

/**
 * Whether the question supposes that methods are allowed of which the tenant does not say it; null: the answer does not depend on
 * it. It does where fewer results are possible with them than without.
 */
export function methodsAllowed(compiled: Compiled, signIn: SignIn): boolean | null {
  const possible = (are: boolean) =>
    evaluate(compiled, { ...signIn, authentication: { ...signIn.authentication, methodsAllowed: are } })
      .couldBe.length
  return possible(true) < possible(false) ? signIn.authentication.methodsAllowed === true : null
}
