import type { IDToken } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { nameIn } from '../../actors/client/client'
import type { Failure } from '../../actors/failure'
import { tableOf } from '../../actors/table-of'
import type { AppPage } from '../../prompts/next/prompt'
import type { Errand } from './errand'

/** Where the links on a page lead. */
export interface Links {
  readonly home: string
  readonly signOut: string
}

/** Expenses, with the rows that the API gave. */
export function rowsPage(
  appName: string,
  claims: IDToken,
  { what }: Errand,
  answer: unknown,
  links: Links,
): AppPage {
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`These are your ${what}.`],
    table: tableOf(answer, tables[what]),
    offers: [
      { id: 'again', label: 'Come back another time', href: links.home },
      { id: 'sign-out', label: 'Sign out', href: links.signOut },
    ],
  }
}

/** Expenses, when it cannot go on. */
export function stoppedPage(appName: string, failure: Failure, { home }: Links): AppPage {
  return refusedPage(appName, failure, [{ id: 'again', label: 'Try again another time', href: home }])
}

/** Expenses, in a frame of somebody who is signing out: their session is over. */
export const goodbyePage = (appName: string): AppPage => ({
  kind: 'app',
  appName,
  state: 'welcome',
  heading: 'You are signed out',
  lines: [`${appName} has no session with you any more.`],
})

const tables = {
  expenses: { Date: ['date'], What: ['description'], Amount: ['amount', 'currency'] },
  reports: { Date: ['date'], Title: ['title'] },
}
