import type { Persona } from '../../run/flow'
import { ID } from './cast'
import { ada, mallory } from './tenant'

const TWO_HOURS = 7_200

/** Signs in to Expenses, and where the page stays open, looks again after two hours. */
const reader: Persona = {
  username: ada.userPrincipalName,
  answers: {
    next: ({ page, before }, { later }) =>
      later === 'two-hours' && before === 0 && page.offers?.some(({ id }) => id === 'reload')
        ? { prompt: 'next', value: { choose: 'reload' }, afterSeconds: TWO_HOURS }
        : undefined,
  },
}

export const people: Readonly<Record<string, Persona>> = {
  [ID.person]: reader,
  [ID.thief]: { username: mallory.userPrincipalName },
}
