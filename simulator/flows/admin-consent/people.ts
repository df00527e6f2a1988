import type { Given } from '../../prompts/answer'
import type { Asked, Persona, Switches } from '../../run/flow'
import { ada, bo } from './tenant'

/** How long an authenticator app shows the same code. */
const SECONDS_OF_A_CODE = 30

/** Who sits at the keyboard when nobody types: opens the app, and looks somebody up. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    // Whoever comes back so soon waits for a code that has not been used.
    password: ({ before }) =>
      before > 0 ? { prompt: 'password', is: 'right', afterSeconds: SECONDS_OF_A_CODE } : undefined,
    // A no with its reason is an answer; a request that expired is none.
    'consent-request': ({ before }, { review }) =>
      before > 0 && review !== 'too-late'
        ? { prompt: 'consent-request', value: { reason: null } }
        : undefined,
    next: (asked, switches) => {
      const choose = chosen(asked, switches)
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

/** A no of the reviewer, by what it is. */
const REVIEWS: Readonly<Record<string, Given>> = {
  denied: {
    prompt: 'consent-review',
    value: { decision: 'deny', justification: 'The address book has what you need.' },
  },
  blocked: {
    prompt: 'consent-review',
    value: { decision: 'block', justification: 'We do not give full profiles to this vendor.' },
  },
}

/** Who is asked to let the app in. */
export const administrator: Persona = {
  username: bo.userPrincipalName,
  answers: {
    'consent-review': (_asked, { review = '' }) => REVIEWS[review],
    'admin-consent': (_asked, { answer }) =>
      answer === 'cancelled' ? { prompt: 'admin-consent', value: { accept: false } } : undefined,
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
