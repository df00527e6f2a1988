import type { SessionControls } from '../../directory/conditional-access-policy'
import type { SessionOutcome } from '../decision'
import type { AuthenticationState } from '../sign-in'
import { type SessionControl, strictest } from './control'

/** Minutes, or Graph's word for "at every sign-in". */
type Frequency = number | 'everyTime'

/** `everyTime` allows for clocks and round trips: five minutes. */
const SKEW_MINUTES = 5
const MINUTES: Readonly<Record<string, number>> = { hours: 60, days: 60 * 24 }

/**
 * Graph's `signInFrequency`: how old a person's proof may be. The shortest wins; `everyTime` is shorter than any length of time.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime
 */
export const signInFrequency: SessionControl<SessionOutcome['signInFrequency']> = {
  isOn: (controls) => frequencyOf(controls) !== null,
  combine: strictest('minutes', frequencyOf, (each) => (each === 'everyTime' ? 0 : -each)),
}

/** In minutes; null: the control is off, or says no length of time. */
export function frequencyOf({ signInFrequency: of }: SessionControls): Frequency | null {
  if (!of?.isEnabled) return null
  if (of.frequencyInterval?.toLowerCase() === 'everytime') return 'everyTime'
  const unit = MINUTES[of.type?.toLowerCase() ?? '']
  return unit !== undefined && typeof of.value === 'number' && of.value > 0 ? unit * of.value : null
}

/** Whether the proof is too old. A question that says nothing of its age is a sign-in of this moment. */
export function isStale(frequency: Frequency, { authenticatedMinutesAgo }: AuthenticationState): boolean {
  return (authenticatedMinutesAgo ?? 0) > (frequency === 'everyTime' ? SKEW_MINUTES : frequency)
}

const AGAIN = { control: 'signInFrequency', code: 70043 }

/** What an old proof comes to. */
export const SIGN_IN_AGAIN = {
  ...AGAIN,
  says: 'The last sign-in is too long ago: the person signs in again.',
}

/** What an old proof comes to where nobody can be asked. */
export const TOO_OLD = {
  ...AGAIN,
  says: 'The last sign-in is too long ago, and nobody can be asked here.',
}
