import type { Asked, Persona, Switches } from '../../run/flow'
import { ada, colleague } from './cast'

/** Who sits at the keyboard when nobody types: opens one app, goes on to the other, and signs out there. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    username: ({ before }, { accounts }) =>
      accounts === 'two' && before === 0
        ? { prompt: 'username', value: { username: colleague.userPrincipalName } }
        : undefined,
    next: (asked, switches) => {
      const choose = chosen(asked, switches)
      return choose === undefined ? undefined : { prompt: 'next', value: { choose } }
    },
  },
}

function chosen({ page, before, events }: Asked<'next'>, switches: Switches): string | undefined {
  const did = (choice: string) =>
    events.some(
      (event) =>
        event.type === 'prompt-answered' &&
        event.prompt === 'next' &&
        (event.value as { choose?: unknown }).choose === choice,
    )
  const offered = (choice: string) => (page.offers?.some(({ id }) => id === choice) ? choice : undefined)
  // Of the pages that offer something, Expenses has a link to Timesheets.
  if (offered('timesheets')) {
    if (switches.accounts === 'two' && before === 0) return offered('another')
    return did('timesheets') ? undefined : offered('timesheets')
  }
  const wants = switches.signOut === 'this-app-only' ? 'sign-out-here' : 'sign-out'
  if (!did(wants)) return offered(wants)
  // Then they look what is left: of Timesheets after leaving it alone, of Expenses when nobody told it.
  if (did('again') || did('expenses')) return undefined
  if (wants === 'sign-out-here') return offered('again')
  return switches.logoutUrl === 'missing' ? offered('expenses') : undefined
}
