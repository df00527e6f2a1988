import type { KnownDevices } from '../device'
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
/** Whether the token is bound is not known, and nothing else stands in the way. */
const PERHAPS = 4
/** The person signs in again, and whether the token is bound then is not known. */
export const STALE_PERHAPS = 5
/** How many there are. */
export const SESSION_STATES = 6

/** 0: nothing stands in the way. 1: the person signs in again. 2: it ends here. What is not known is left out. */
export function mildest(state: SessionState): 0 | 1 | 2 {
  if (state === KEPT || state === PERHAPS) return 0
  return state === STALE || state === STALE_PERHAPS ? 1 : 2
}

/** As `mildest`, with what is not known as strict as it can be. */
export function strictest(state: SessionState): 0 | 1 | 2 {
  return state === KEPT ? 0 : state === STALE ? 1 : 2
}

/** What a policy asks that can stop a sign-in. */
interface Asks {
  readonly frequency: number | 'everyTime' | null
  readonly protectsTokens: boolean
}

/** Whether the person must sign in again, or the token is not bound. */
export function sessionState(
  { frequency, protectsTokens }: Asks,
  signIn: SignIn,
  known: KnownDevices,
): SessionState {
  const bound = protectsTokens ? isBound(signIn, known) : true
  if (bound === false) return UNBOUND
  if (frequency === null || !isStale(frequency, signIn.authentication)) return bound ? KEPT : PERHAPS
  if (signIn.authentication.silent === true) return TOO_LATE
  return bound ? STALE : STALE_PERHAPS
}
