import type { SignIn } from '../sign-in'
import { isBound } from './secure-sign-in-session'
import { isStale } from './sign-in-frequency'

/** How a policy's session controls stand to a sign-in, as one of the numbers below. */
export type SessionState = number
/** Nothing stands in the way. */
export const KEPT = 0
/** The person signs in again. */
export const STALE = 1
/** The person would have to sign in again, and nobody can be asked. */
export const TOO_LATE = 2
/** The token is not bound to the device. */
export const UNBOUND = 3
/** How many there are. */
export const SESSION_STATES = 4

/** What a policy asks that can stop a sign-in. */
interface Asks {
  readonly frequency: number | 'everyTime' | null
  readonly protectsTokens: boolean
}

/** Whether the person must sign in again, or the token is not bound. */
export function sessionState({ frequency, protectsTokens }: Asks, signIn: SignIn): SessionState {
  if (protectsTokens && !isBound(signIn)) return UNBOUND
  if (frequency === null || !isStale(frequency, signIn.authentication)) return KEPT
  return signIn.authentication.silent === true ? TOO_LATE : STALE
}
