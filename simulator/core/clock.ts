/** Milliseconds since 1970-01-01T00:00:00Z, virtual. */
export type EpochMs = number
/** Seconds since 1970-01-01T00:00:00Z, virtual: the unit of `iat`, `exp` and `auth_time` (RFC 7519 section 2, NumericDate). */
export type EpochSeconds = number

/** Where every run begins: Monday 2 March 2026, 09:00 UTC. */
export const START_OF_DAY: EpochMs = Date.UTC(2026, 2, 2, 9, 0, 0)

/** Virtual time. It moves only when the scheduler moves it, and never backwards. */
export interface Clock {
  now(): EpochMs
  seconds(): EpochSeconds
  /** Moves to `at`; an earlier `at` leaves the clock where it is. */
  moveTo(at: EpochMs): void
}

export function createClock(start: EpochMs): Clock {
  let current = start
  return {
    now: () => current,
    seconds: () => Math.floor(current / 1000),
    moveTo: (at) => {
      current = Math.max(current, at)
    },
  }
}
