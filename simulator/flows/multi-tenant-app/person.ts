import type { Asked, Persona, Switches } from '../../run/flow'
import { ada, hana } from './tenant'

/** Who sits at the keyboard when nobody types: opens Quotes, reads the prices, and comes back where something has changed. */
export const person: Persona = {
  username: hana.userPrincipalName,
  answers: {
    username: (_asked, { who }) =>
      who === 'of-contoso' ? { prompt: 'username', value: { username: ada.userPrincipalName } } : undefined,
    consent: (_asked, { consent }) =>
      consent === 'declined' ? { prompt: 'consent', value: { accept: false } } : undefined,
    next: (asked, switches) => {
      const choose = chosen(asked, switches)
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

/** The first thing on the way that is offered and not done yet. */
function chosen({ page, events }: Asked<'next'>, { later }: Switches): string | undefined {
  if (later === 'nothing') return undefined
  const next = ['again', 'renew'].find(
    (choice) =>
      !events.some(
        (event) =>
          event.type === 'prompt-answered' &&
          event.prompt === 'next' &&
          (event.value as { choose?: unknown }).choose === choice,
      ),
  )
  return page.offers?.some(({ id }) => id === next) ? next : undefined
}
