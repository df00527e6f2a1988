import type { IDToken } from 'oauth4webapi'
import { nameIn } from '../../actors/client/client'
import { rowsIn } from '../../actors/table-of'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { ada, colleague, EXPENSES, ID, TIMESHEETS } from './cast'

type App = typeof ID.expenses | typeof ID.timesheets

/** What can be opened from a page, by the id of the offer. Those of a single-page app are followed by its script. */
const open = ({ called }: World, app: App): Offer => ({
  id: app,
  label: `Open ${called(app)}`,
  href: `${app === ID.expenses ? EXPENSES : TIMESHEETS}/`,
})
export const again = (appName: string): Offer => ({
  id: 'again',
  label: `Open ${appName} again`,
  href: '/',
})

/** Expenses, with the rows that the API gave. */
export function expensesPage(world: World, claims: IDToken, rows: unknown): AppPage {
  const appName = world.called(ID.expenses)
  const count = rowsIn(rows).length
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [count === 1 ? 'This is your one expense.' : `These are your ${count} expenses.`],
    offers: [
      {
        ...open(world, ID.timesheets),
        href: `${TIMESHEETS}/${hintFor(world, String(claims.preferred_username))}`,
      },
      again(appName),
      { id: 'another', label: 'Use another account', href: '/another' },
      { id: 'sign-out-here', label: `Sign out of ${appName} only`, href: '/sign-out' },
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
export function timesheetsPage(world: World, claims: IDToken): AppPage {
  const appName = world.called(ID.timesheets)
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`${appName} knows you as ${String(claims.preferred_username)}.`],
    offers: [
      again(appName),
      open(world, ID.expenses),
      { id: 'sign-out-here', label: `Sign out of ${appName} only`, href: '/' },
      { id: 'sign-out', label: 'Sign out everywhere', href: '/' },
    ],
  }
}

/** An application after a sign-out that began there. */
export function goodbyePage(world: World, app: App): AppPage {
  return out(world, app, 'You are signed out', [`${world.called(app)} has no session with you any more.`])
}

/** An application whose own session is over, and nothing else. */
export function leftPage(world: World, app: App): AppPage {
  return out(world, app, `You have left ${world.called(app)}`, [
    'Only the session of this app is over. The identity provider still knows you.',
  ])
}

/** An application that does not believe who told it of a sign-out. */
export function notEndedPage(appName: string, says: string): AppPage {
  return { kind: 'app', appName, state: 'refused', heading: 'No session has ended', lines: [says] }
}

function out(world: World, app: App, heading: string, lines: readonly string[]): AppPage {
  const appName = world.called(app)
  const offers = [again(appName), open(world, app === ID.expenses ? ID.timesheets : ID.expenses)]
  return { kind: 'app', appName, state: 'welcome', heading, lines, offers }
}
