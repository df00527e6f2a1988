import type { IDToken } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { nameIn } from '../../actors/client/client'
import type { Failure } from '../../actors/failure'
import { tableOf } from '../../actors/table-of'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import { HOURS } from './hours'
import type { Memberships } from './memberships'
import { approver, employee } from './tenant'

const again = (appName: string): Offer => ({ id: 'again', label: `Open ${appName} again`, href: '/' })
const RENEW: Offer = { id: 'renew', label: 'Sign in again', href: '/sign-in' }

/** Timesheets, as its roles make it: one's own hours, those that wait for somebody's approval, or nothing. */
export function homePage(
  appName: string,
  claims: IDToken,
  roles: readonly string[],
  memberships: Memberships,
): AppPage {
  const approves = roles.includes(approver.value)
  const enters = roles.includes(employee.value)
  const rows = HOURS.filter(({ owner, waits }) => (approves && waits) || (enters && owner === claims.oid))
  const sees = [...(enters ? ['your own hours'] : []), ...(approves ? ['hours that wait for approval'] : [])]
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [
      roles.length > 0
        ? `You are here as ${roles.join(' and ')}. These are ${sees.join(' and ')}.`
        : 'You have no role here, so there is nothing to see.',
      knows(appName, memberships),
    ],
    ...(rows.length > 0 && {
      table: tableOf({ value: rows }, { Department: ['department'], Week: ['week'], Hours: ['hours'] }),
    }),
    offers: [
      { id: 'close-month', label: 'Close the month', href: '/close-month' },
      { id: 'approve', label: 'Approve the hours of others', href: '/approve' },
      again(appName),
      RENEW,
    ],
  }
}

/** What was asked for is done. */
export function donePage(appName: string, claims: IDToken, did: string): AppPage {
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `${nameIn(claims)} has ${did}`,
    lines: ['Whoever may do that was looked at by the server, and not by the page.'],
    offers: [again(appName), RENEW],
  }
}

/** Why not, and what else there is. */
export function noPage(appName: string, failure: Pick<Failure, 'says'>, signedIn: boolean): AppPage {
  const page = refusedPage(appName, failure, signedIn ? [again(appName), RENEW] : [RENEW])
  return signedIn ? { ...page, heading: 'You are signed in, and this is not for you' } : page
}

function knows(appName: string, memberships: Memberships): string {
  if (memberships.from === 'nobody') return `${appName} could not find out which groups you are in.`
  const count = memberships.ids.length === 1 ? 'one group' : `${memberships.ids.length} groups`
  return memberships.from === 'graph'
    ? `Microsoft Graph says that you are in ${count}.`
    : `Your ID token names ${count === '0 groups' ? 'no group' : count}.`
}
