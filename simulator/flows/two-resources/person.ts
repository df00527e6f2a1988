import type { Asked, Persona } from '../../run/flow'
import { ada } from './tenant'

/** Who sits at the keyboard when nobody types: signs in, and then wants to see what there is in Azure. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    next: ({ page, events }) =>
      page.offers?.some(({ id }) => id === 'account') && !events.some(isAzure)
        ? { prompt: 'next', value: { choose: 'account' } }
        : undefined,
  },
}

const isAzure = (event: Asked['events'][number]): boolean =>
  event.type === 'prompt-answered' &&
  event.prompt === 'next' &&
  (event.value as { choose?: unknown }).choose === 'account'
