import type { Asked, Persona, Switches } from '../../run/flow'
import { ID } from './cast'

/** What the thief does when nobody plays them, in order: the next where the one before came to nothing. */
const PLANS: Readonly<Record<string, readonly string[]>> = {
  'pull-request': ['pull-request', 'read'],
  branch: ['branch', 'push-main', 'read'],
  'other-repository': ['other-repository', 'read'],
  'old-name': ['take-name', 'old-name', 'read'],
}

type Events = Asked['events']

const choicesIn = (events: Events): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'prompt-answered' && event.prompt === 'next'
      ? [String((event.value as { readonly choose?: unknown }).choose)]
      : [],
  )

/** Whoever has been given a token reads with it, and tries nothing else. */
function plan({ way }: Switches, isHeld: boolean): readonly string[] {
  const moves = PLANS[way ?? ''] ?? PLANS['pull-request'] ?? []
  return isHeld ? moves.filter((each) => each === 'read') : moves
}

/** Never signs in anywhere: there is no need to. */
const thief: Persona = {
  username: 'mallory@notebook.example',
  answers: {
    next: ({ page, events }: Asked<'next'>, switches) => {
      const done = new Set(choicesIn(events))
      const isOffered = (id: string) => page.offers?.some((each) => each.id === id)
      const choose = plan(switches, isOffered('read') === true).find(
        (each) => !done.has(each) && isOffered(each),
      )
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

export const people: Readonly<Record<string, Persona>> = { [ID.thief]: thief }
