import { graphUserReadBasicAll } from '../../fixtures/graph-service-principal'
import type { Asked, Persona } from '../../run/flow'
import { ada } from './tenant'

/** Who sits at the keyboard when nobody types: looks at their own page, and then at a colleague's. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    // A no is to the permission, on whatever page it stands: all at once, and all is declined.
    consent: ({ page }, { answer }) =>
      answer === 'declined' && page.permissions.some(({ value }) => value === graphUserReadBasicAll.value)
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
