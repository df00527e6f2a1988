import type { Asked, Persona } from '../../run/flow'
import { ada } from './tenant'

/** Who sits at the keyboard when nobody types: looks at their own page, and then at a colleague's. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    consent: ({ events }, { answer }) =>
      answer === 'declined' && events.some(isChoice('colleague'))
        ? { prompt: 'consent', value: { accept: false } }
        : undefined,
    next: ({ page, events }) => {
      const next = ['colleague', 'own'].find((choice) => !events.some(isChoice(choice)))
      return page.offers?.some(({ id }) => id === next)
        ? { prompt: 'next', value: { choose: next ?? null } }
        : undefined
    },
  },
}

const isChoice =
  (choice: string) =>
  (event: Asked['events'][number]): boolean =>
    event.type === 'prompt-answered' &&
    event.prompt === 'next' &&
    (event.value as { choose?: unknown }).choose === choice
