import type { Applying } from '../compile/compiled'
import type { Requirement } from '../decision'
import { NOT_BOUND } from './secure-sign-in-session'
import { KEPT, type SessionState, STALE, STALE_PERHAPS, TOO_LATE, UNBOUND } from './session-state'
import { SIGN_IN_AGAIN, TOO_OLD } from './sign-in-frequency'

/** What stands between a person and their session. */
export interface SessionRequirement {
  readonly requirement: Requirement
  readonly isPossible: boolean
  readonly code: number
}

const NOTHING: readonly never[] = []

/** Signing in again, and a bound token: both before the person gets anything. */
export function sessionRequirements(applying: readonly Applying[]): readonly SessionRequirement[] {
  if (applying.every(({ session }) => session === KEPT)) return NOTHING
  return [
    ...requirement(applying, [STALE, STALE_PERHAPS], SIGN_IN_AGAIN),
    ...requirement(applying, [TOO_LATE], TOO_OLD),
    ...requirement(applying, [UNBOUND], NOT_BOUND),
  ]
}

function requirement(
  applying: readonly Applying[],
  states: readonly SessionState[],
  { control, code, says }: typeof NOT_BOUND,
): readonly SessionRequirement[] {
  const requiredBy = applying
    .filter(({ session }) => states.includes(session))
    .map(({ policy }) => policy.policy.id)
  if (requiredBy.length === 0) return NOTHING
  const made: Requirement = { control, requiredBy, combinations: [], alternatives: [], says }
  return [{ requirement: made, isPossible: states.includes(STALE), code }]
}
