import type { Asked, Persona, Switches } from '../../run/flow'
import { ID } from './cast'
import { mallory } from './tenant'

/** What the thief does when nobody plays them, in order. What cannot be done is left out. */
function plan({ way }: Switches): readonly string[] {
  switch (way) {
    case 'federated':
      return ['trust', ...AS_APP]
    case 'principal':
      return ['principal-secret', ...AS_APP]
    case 'reports':
      return ['secret', 'token-reports', 'read']
    default:
      return ['secret', ...AS_APP]
  }
}

/** Where the application may not assign roles, it gives itself the permission; that is in the next token. */
const AS_APP = ['token-graph', 'grant', 'token-graph', 'role']

type Events = Asked['events']

const choicesIn = (events: Events): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'prompt-answered' && event.prompt === 'next'
      ? [String((event.value as { readonly choose?: unknown }).choose)]
      : [],
  )

/** Whoever is refused what they asked for last gives up. */
function isRefused(events: Events): boolean {
  const asked = events.findLastIndex((event) => event.type === 'prompt-answered' && event.prompt === 'next')
  return events.slice(Math.max(asked, 0)).some(({ type }) => type === 'check-failed')
}

const thief: Persona = {
  username: mallory.userPrincipalName,
  answers: {
    next: ({ page, events }: Asked<'next'>, switches) => {
      if (isRefused(events)) return undefined
      const moves = plan(switches)
      let at = 0
      for (const each of choicesIn(events)) {
        const found = moves.indexOf(each, at)
        if (found >= 0) at = found + 1
      }
      // The second token is for what was given in between.
      const isOffered = (id: string) => page.offers?.some((each) => each.id === id)
      const left = moves.slice(at)
      const next = left.find((each) => isOffered(each))
      const choose =
        next === 'token-graph' && at > 1 && choicesIn(events).at(-1) !== 'grant' ? left.at(-1) : next
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

export const people: Readonly<Record<string, Persona>> = { [ID.thief]: thief }
