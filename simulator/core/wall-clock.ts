import type { Clock } from './clock'

/**
 * Seconds to add to the machine's clock to get virtual time. `oauth4webapi` has no clock of its own, but re-reads its
 * `clockSkew` at every use: this is that value. The only place in the engine that looks at a real clock.
 */
export function virtualSkew(clock: Clock): number {
  return clock.seconds() - Math.floor(Date.now() / 1000)
}
