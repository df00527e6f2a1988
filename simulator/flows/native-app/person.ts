import type { Persona } from '../../run/flow'
import { ada } from './tenant'

/** Who sits in front of the laptop when nobody answers. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    consent: (_asked, { consent }) =>
      consent === 'declined' ? { prompt: 'consent', value: { accept: false } } : undefined,
    next: ({ before, page }, { comesBack }) =>
      comesBack === 'next-day' && before === 0 && page.offers?.some(({ id }) => id === 'open')
        ? { prompt: 'next', value: { choose: 'open' } }
        : undefined,
  },
}
