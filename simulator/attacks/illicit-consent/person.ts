import type { Asked, Persona, Switches } from '../../run/flow'
import { ID } from './cast'
import { ada, mallory } from './tenant'

/** Follows a link, signs in with everything that is asked, and says yes, or no. */
const victim: Persona = {
  username: ada.userPrincipalName,
  answers: {
    consent: (_asked, { consent }) =>
      consent === 'declined' ? { prompt: 'consent', value: { accept: false } } : undefined,
  },
}

/** What the thief does when nobody plays them, in order; of several, the first that can be done. */
function plan({ comesBack }: Switches): readonly (readonly string[])[] {
  switch (comesBack) {
    case 'same-hour':
      return [['send'], ['read-1']]
    case 'link-again':
      return [['send'], ['send']]
    default:
      return [['send'], ['renew-1', 'read-1'], ['read-1']]
  }
}

/** The last of the plan is to read once more. */
const LAST = 2

/** Whether another access token has come since Graph was asked last: without one there is nothing to try. */
function isFresh(events: Asked['events']): boolean {
  const asked = events.findLastIndex((event) => event.type === 'request-sent' && event.to === ID.graph)
  return events.some(
    (event) => event.seq > asked && event.type === 'token-issued' && event.token === 'access-token',
  )
}

/** Never signs in anywhere. */
const thief: Persona = {
  username: mallory.userPrincipalName,
  answers: {
    next: ({ page, before, events }: Asked<'next'>, switches) => {
      if (before === LAST && !isFresh(events)) return undefined
      const choose = plan(switches)[before]?.find((each) => page.offers?.some(({ id }) => id === each))
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

export const people: Readonly<Record<string, Persona>> = { [ID.person]: victim, [ID.thief]: thief }
