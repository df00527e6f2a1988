import type { EpochMs } from '../../../../core/clock'
import type { Application } from '../../../../directory/tenant'

type Lifetime = Pick<Application['passwordCredentials'][number], 'startDateTime' | 'endDateTime'>

/** Whether a credential is good at `now`. INVARIANT: one whose beginning or end cannot be read never is. */
export function isValidAt({ startDateTime, endDateTime }: Lifetime, now: EpochMs): boolean {
  return now >= Date.parse(startDateTime) && now < Date.parse(endDateTime)
}
