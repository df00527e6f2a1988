import type { Asked, Persona, Switches } from '../../run/flow'
import { ID } from './cast'
import { ada, mallory } from './tenant'

/** Signs in to Expenses, and nothing else. */
const victim: Persona = { username: ada.userPrincipalName }

/** What the thief does when nobody plays him, in order; of several, the first that can be done. */
function plan({ way, challenge }: Switches): readonly (readonly string[])[] {
  switch (way) {
    case 'injection':
      return [['visit'], ['inject-1']]
    case 'login-csrf':
      return [['visit'], challenge === 'taken-out' ? ['sign-in-bare', 'sign-in'] : ['sign-in'], ['plant-1']]
    default:
      return [['redeem-1'], ['call']]
  }
}

const thief: Persona = {
  username: mallory.userPrincipalName,
  answers: {
    next: ({ page, before }: Asked<'next'>, switches) => {
      const choose = plan(switches)[before]?.find((each) => page.offers?.some(({ id }) => id === each))
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

export const people: Readonly<Record<string, Persona>> = { [ID.person]: victim, [ID.thief]: thief }
