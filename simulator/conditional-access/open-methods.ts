import type { Compiled } from './compile/compiled'
import { evaluate } from './evaluate'
import type { SignIn } from './sign-in'
import { isStandIn } from './stand-ins'

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

/**
 * Whether the answer rests on what somebody who stands for others is taken to have: whatever is asked for. It does where somebody with
 * nothing but a password gets another one.
 */
export function restsOnStandIn(compiled: Compiled, signIn: SignIn): boolean {
  const { signInIdentity: who, authentication } = signIn
  if (!('userId' in who) || !isStandIn(who.userId) || authentication.registered !== null) return false
  const bare = evaluate(compiled, { ...signIn, authentication: { ...authentication, registered: PASSWORD } })
  const { result, couldBe } = evaluate(compiled, signIn)
  return bare.result !== result || bare.couldBe.length !== couldBe.length
}

const PASSWORD = ['password']
