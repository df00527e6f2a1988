import type { Persona, Switches } from '../../run/flow'
import { ada } from './cast'

/** How often somebody comes back who was let in: twice where the second time tells something that the first does not. */
function returnsUnder({ comesBack, refreshTokenUse }: Switches): number {
  return comesBack === 'half-a-day' || comesBack === '89-days' || refreshTokenUse === 'twice' ? 2 : 1
}

/** Who sits at the keyboard when nobody types: signs in, and comes back. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    next: ({ before, page }, switches) =>
      before < returnsUnder(switches) && page.state === 'signed-in'
        ? { prompt: 'next', value: { choose: 'again' } }
        : undefined,
  },
}
