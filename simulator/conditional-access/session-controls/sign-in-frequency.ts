import type { ConditionalAccessPolicy, SessionControls } from '../../directory/conditional-access-policy'
import type { SessionOutcome } from '../decision'
import type { AuthenticationState } from '../sign-in'

/** `everyTime` allows for clocks and round trips: five minutes. */
const SKEW_MINUTES = 5
const MINUTES: Readonly<Record<string, number>> = { hours: 60, days: 60 * 24 }

/**
 * How old a person's proof may be, in minutes; null: the control is off, or says no length of time.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime
 */
export function frequencyOf({ signInFrequency: of }: SessionControls): number | 'everyTime' | null {
  if (!of?.isEnabled) return null
  if (of.frequencyInterval?.toLowerCase() === 'everytime') return 'everyTime'
  const unit = MINUTES[of.type?.toLowerCase() ?? '']
  return unit !== undefined && typeof of.value === 'number' && of.value > 0 ? unit * of.value : null
}

/** Whether the proof is too old. A question that says nothing of its age is a sign-in of this moment. */
export function isStale(
  frequency: number | 'everyTime',
  { authenticatedMinutesAgo }: AuthenticationState,
): boolean {
  return (authenticatedMinutesAgo ?? 0) > (frequency === 'everyTime' ? SKEW_MINUTES : frequency)
}

/** The shortest of all; `everyTime` is shorter than any length of time. */
export function shortest(policies: readonly ConditionalAccessPolicy[]): SessionOutcome['signInFrequency'] {
  const asked = policies.flatMap(({ id, sessionControls }) => {
    const minutes = sessionControls ? frequencyOf(sessionControls) : null
    return minutes === null ? [] : [{ id, minutes, rank: minutes === 'everyTime' ? 0 : minutes }]
  })
  const least = Math.min(...asked.map(({ rank }) => rank))
  const winners = asked.filter(({ rank }) => rank === least)
  return winners[0] ? { minutes: winners[0].minutes, requiredBy: winners.map(({ id }) => id) } : null
}
