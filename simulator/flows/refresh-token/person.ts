import type { Persona } from '../../run/flow'
import { ada } from './cast'

/** How often somebody comes back who was let in. */
const RETURNS = 2

/** Who sits at the keyboard when nobody types: signs in, and comes back twice. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    next: ({ before, page }) =>
      before < RETURNS && page.state === 'signed-in'
        ? { prompt: 'next', value: { choose: 'again' } }
        : undefined,
  },
}
