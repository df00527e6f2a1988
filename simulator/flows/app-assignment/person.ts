import type { Asked, Persona, Switches } from '../../run/flow'
import { ada } from './tenant'

/** Who sits at the keyboard when nobody types: opens Timesheets, and does there what they came for. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    next: (asked, switches) => {
      const choose = chosen(asked, switches)
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

/** The first thing on the way that is offered and not done yet. */
function chosen({ page, events }: Asked<'next'>, { wants, later }: Switches): string | undefined {
  const way = [
    wants === 'approve' ? 'approve' : 'close-month',
    ...(later === 'assignment-ends' ? ['again', 'renew'] : []),
  ]
  const next = way.find((choice) => !events.some(isChoice(choice)))
  return page.offers?.some(({ id }) => id === next) ? next : undefined
}

const isChoice =
  (choice: string) =>
  (event: Asked['events'][number]): boolean =>
    event.type === 'prompt-answered' &&
    event.prompt === 'next' &&
    (event.value as { choose?: unknown }).choose === choice
