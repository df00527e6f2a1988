import type { EpochMs } from '../core/clock'

/** Wrong passwords in a row that lock an account, and how long the first lock lasts. */
export const LOCKOUT_THRESHOLD = 10
const FIRST_LOCK_MS = 60_000
/** How many recent wrong passwords are remembered: the same typing mistake again is not a new guess. */
const REMEMBERED = 3

/** What the service remembers of one account's failures. */
export interface Lockout {
  readonly failures: number
  readonly recent: readonly string[]
  readonly lockedUntil: EpochMs
}

export const NO_FAILURES: Lockout = { failures: 0, recent: [], lockedUntil: 0 }

export function isLocked(lockout: Lockout, now: EpochMs): boolean {
  return now < lockout.lockedUntil
}

/** The state after one more wrong password. The tenth failure locks for a minute; each further one for twice as long as the last. */
export function afterFailure(lockout: Lockout, password: string, now: EpochMs): Lockout {
  if (lockout.recent.includes(password)) return lockout
  const failures = lockout.failures + 1
  const over = failures - LOCKOUT_THRESHOLD
  return {
    failures,
    recent: [password, ...lockout.recent].slice(0, REMEMBERED),
    lockedUntil: over < 0 ? 0 : now + FIRST_LOCK_MS * 2 ** Math.min(over, 10),
  }
}
