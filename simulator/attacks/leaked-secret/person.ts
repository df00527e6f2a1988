import type { Asked, Persona, Switches } from '../../run/flow'
import { ID } from './cast'

const FIRST = ['look', 'token-reports', 'read-reports', 'later']

/** What the thief does when nobody plays them, in order. What cannot be done is left out. */
function plan({ comesBack }: Switches): readonly string[] {
  switch (comesBack) {
    case 'same-hour':
      return [...FIRST, 'read-reports']
    case 'next-day-at-graph':
      return [...FIRST, 'token-people', 'read-people']
    default:
      return [...FIRST, 'token-reports', 'read-reports']
  }
}

type Events = Asked['events']

const choicesIn = (events: Events): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'prompt-answered' && event.prompt === 'next'
      ? [String((event.value as { readonly choose?: unknown }).choose)]
      : [],
  )

/** Whether the last that was asked of the identity provider came to nothing: then there is nothing new to read with. */
function isRefused(events: Events): boolean {
  const last = events.findLast(
    (event) =>
      event.type === 'token-issued' || (event.type === 'check-failed' && event.actor === ID.identityProvider),
  )
  return last?.type === 'check-failed'
}

/** Never signs in anywhere: there is no need to. */
const thief: Persona = {
  username: 'mallory@notebook.example',
  answers: {
    next: ({ page, events }: Asked<'next'>, switches) => {
      const moves = plan(switches)
      const done = choicesIn(events)
      let at = 0
      for (const each of done) {
        const found = moves.indexOf(each, at)
        if (found >= 0) at = found + 1
      }
      const choose = moves
        .slice(at)
        .find(
          (each) =>
            page.offers?.some(({ id }) => id === each) && !(each.startsWith('read') && isRefused(events)),
        )
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

export const people: Readonly<Record<string, Persona>> = { [ID.thief]: thief }
