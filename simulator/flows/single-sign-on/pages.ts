import type { IDToken } from 'oauth4webapi'
import { nameIn } from '../../actors/client/client'
import { rowsIn } from '../../actors/table-of'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { ada, colleague, EXPENSES, TIMESHEETS } from './cast'

export type AppName = 'Expenses' | 'Timesheets'

/** What can be opened from a page, by the id of the offer. Those of a single-page app are followed by its script. */
const openExpenses: Offer = { id: 'expenses', label: 'Open Expenses', href: `${EXPENSES}/` }
const openTimesheets: Offer = { id: 'timesheets', label: 'Open Timesheets', href: `${TIMESHEETS}/` }
const again = (appName: AppName): Offer => ({
  id: 'again',
  label: `Open ${appName} again`,
  href: '/',
})
const otherOf = (appName: AppName) => (appName === 'Expenses' ? openTimesheets : openExpenses)

/** Expenses, with the rows that the API gave. */
export function expensesPage(world: World, claims: IDToken, rows: unknown): AppPage {
  return {
    kind: 'app',
    appName: 'Expenses',
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`These are your ${rowsIn(rows).length} expenses.`],
    offers: [
      { ...openTimesheets, href: `${TIMESHEETS}/${hintFor(world, String(claims.preferred_username))}` },
      again('Expenses'),
      { id: 'another', label: 'Use another account', href: '/another' },
      { id: 'sign-out-here', label: 'Sign out of Expenses only', href: '/sign-out' },
      { id: 'sign-out', label: 'Sign out everywhere', href: '/sign-out?everywhere=true' },
    ],
  }
}

/** Whom the link to Timesheets names. */
function hintFor(world: World, username: string): string {
  const how = world.switchOf('loginHint')
  if (how === 'none-given') return ''
  const other = username === colleague.userPrincipalName ? ada : colleague
  return `?${new URLSearchParams({ login_hint: how === 'same-person' ? username : other.userPrincipalName })}`
}

/** Timesheets, to whoever its script has an ID token of. */
export function timesheetsPage(claims: IDToken): AppPage {
  return {
    kind: 'app',
    appName: 'Timesheets',
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`Timesheets knows you as ${String(claims.preferred_username)}.`],
    offers: [
      again('Timesheets'),
      openExpenses,
      { id: 'sign-out-here', label: 'Sign out of Timesheets only', href: '/' },
      { id: 'sign-out', label: 'Sign out everywhere', href: '/' },
    ],
  }
}

/** An application after a sign-out that began there. */
export function goodbyePage(appName: AppName): AppPage {
  return out(appName, 'You are signed out', [`${appName} has no session with you any more.`])
}

/** An application whose own session is over, and nothing else. */
export function leftPage(appName: AppName): AppPage {
  return out(appName, `You have left ${appName}`, [
    'Only the session of this app is over. The identity provider still knows you.',
  ])
}

/** An application that does not believe who told it of a sign-out. */
export function notEndedPage(appName: AppName, says: string): AppPage {
  return { kind: 'app', appName, state: 'refused', heading: 'No session has ended', lines: [says] }
}

function out(appName: AppName, heading: string, lines: readonly string[]): AppPage {
  const offers = [again(appName), otherOf(appName)]
  return { kind: 'app', appName, state: 'welcome', heading, lines, offers }
}
