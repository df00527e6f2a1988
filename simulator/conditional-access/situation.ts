import type { Compiled, CompiledPolicy, SessionState } from './compiled'
import { isStale } from './session-controls/sign-in-frequency'
import { isBound } from './session-controls/token-protection'
import type { SignIn } from './sign-in'

/** How a policy's session controls stand: whether the person must sign in again, or the token is not bound. */
export function sessionState({ frequency, protectsTokens }: CompiledPolicy, signIn: SignIn): SessionState {
  if (protectsTokens && !isBound(signIn)) return 'unbound'
  if (frequency === null || !isStale(frequency, signIn.authentication)) return 'kept'
  return signIn.authentication.silent === true ? 'too-late' : 'stale'
}

/** Policies by bit that are enforced and let `signIn` through none of their conditions. */
export function applyingBits({ enforced, columns, looked }: Compiled, signIn: SignIn): Int32Array {
  const bits = enforced.slice()
  for (const place of looked) {
    const passes = columns[place]?.of(signIn).passes
    if (passes)
      for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (passes[word] ?? 0)
  }
  return bits
}
