import type { IDToken } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import type { AppPage } from '../../prompts/next/prompt'
import type { Errand } from './errand'

/** Where the links on a page lead. */
export interface Links {
  readonly home: string
  readonly signOut: string
}

/** Whoever an ID token is about. */
export const nameIn = (claims: IDToken) => String(claims.name ?? claims.preferred_username ?? claims.sub)

/** Expenses, with the rows that the API gave. */
export function rowsPage(claims: IDToken, { what }: Errand, answer: unknown, links: Links): AppPage {
  const list = (answer as { readonly value?: unknown } | undefined)?.value
  return {
    kind: 'app',
    appName: 'Expenses',
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`These are your ${what}.`],
    table: what === 'expenses' ? expensesTable(list) : reportsTable(list),
    offers: [
      { id: 'again', label: 'Come back another time', href: links.home },
      { id: 'sign-out', label: 'Sign out', href: links.signOut },
    ],
  }
}

/** Expenses, when it cannot go on. */
export function stoppedPage(says: string, { home }: Links): AppPage {
  return refusedPage('Expenses', says, [{ id: 'again', label: 'Try again another time', href: home }])
}

/** Expenses, in a frame of somebody who is signing out: their session is over. */
export const goodbyePage: AppPage = {
  kind: 'app',
  appName: 'Expenses',
  state: 'welcome',
  heading: 'You are signed out',
  lines: ['Expenses has no session with you any more.'],
}

function expensesTable(list: unknown): NonNullable<AppPage['table']> {
  return {
    head: ['Date', 'What', 'Amount'],
    rows: rowsIn(list).map(({ date, description, amount, currency }) => [
      text(date),
      text(description),
      `${text(amount)} ${text(currency)}`,
    ]),
  }
}

function reportsTable(list: unknown): NonNullable<AppPage['table']> {
  return { head: ['Date', 'Title'], rows: rowsIn(list).map(({ date, title }) => [text(date), text(title)]) }
}

const text = (value: unknown) => String(value ?? '')
const rowsIn = (list: unknown) => (Array.isArray(list) ? (list as Readonly<Record<string, unknown>>[]) : [])
