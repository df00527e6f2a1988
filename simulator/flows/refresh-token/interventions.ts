import { guid } from '../../fixtures/guid'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { START_OF_DAY } from '../../run/run'
import { ada, expenses, expensesApplication, ID, reports } from './cast'

/** Seconds. */
const HOUR = 3600
const DAY = 24 * HOUR

const AWAY: Readonly<Record<string, { readonly seconds: number; readonly says: string }>> = {
  'half-an-hour': { seconds: HOUR / 2, says: 'Half an hour passes.' },
  'half-a-day': { seconds: 13 * HOUR, says: 'Thirteen hours pass.' },
  'a-day': { seconds: DAY, says: 'A day passes.' },
  '89-days': { seconds: 89 * DAY, says: '89 days pass.' },
  '91-days': { seconds: 91 * DAY, says: '91 days pass.' },
}

/** So many times somebody may come back and find that time has passed. */
const MOST_RETURNS = 20

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const isPage = switches.client === 'single-page-app'
  const { seconds, says } = AWAY[switches.comesBack ?? ''] ?? { seconds: 0, says: '' }
  const visit = (number: number) => ({
    message: number,
    from: ID.browser,
    to: ID.expenses,
    path: isPage ? '/spa' : '/',
  })
  const waits = Array.from(
    { length: MOST_RETURNS },
    (_, index): Intervention => ({ when: visit(index + 2), do: 'wait', seconds, says }),
  )
  // Not before the first visit is over, and not after the second has begun.
  const moment = new Date(START_OF_DAY + seconds * 1000).toISOString()
  const bundles: Readonly<Record<string, Intervention>> = {
    'refreshScope=another-api': {
      when: { at: 'start' },
      do: 'put',
      collection: 'oauth2PermissionGrants',
      object: {
        id: guid('Expenses grant for reports'),
        clientId: expenses.id,
        consentType: 'AllPrincipals',
        principalId: null,
        resourceId: reports.id,
        scope: 'Reports.Read',
      },
      says: 'An administrator consents for everybody: Expenses may read reports.',
    },
    'meanwhile=password-changed': ofAda(
      visit(2),
      { lastPasswordChangeDateTime: moment },
      `${ada.displayName} changes the password, on another computer.`,
    ),
    // The revocation matrix: a reset in the Microsoft Entra admin center ends the tokens of confidential clients as well.
    'meanwhile=password-reset': ofAda(
      visit(2),
      { lastPasswordChangeDateTime: moment, signInSessionsValidFromDateTime: moment },
      `An administrator resets the password of ${ada.displayName} in the Entra admin center.`,
    ),
    'meanwhile=sessions-revoked': ofAda(
      visit(2),
      { signInSessionsValidFromDateTime: moment },
      `An administrator revokes all sign-ins of ${ada.displayName}.`,
    ),
    'meanwhile=account-disabled': ofAda(
      visit(2),
      { accountEnabled: false },
      `An administrator disables the account of ${ada.displayName}.`,
    ),
    'meanwhile=secret-expired': {
      when: visit(2),
      do: 'put',
      collection: 'applications',
      object: {
        id: expensesApplication.id,
        passwordCredentials: expensesApplication.passwordCredentials.map((each) => ({
          ...each,
          endDateTime: earlier(each.endDateTime, moment),
        })),
      },
      says: 'The secret of Expenses runs out, and nobody has made a new one.',
    },
    'refreshTokenUse=twice': {
      when: {
        message: 2,
        from: isPage ? ID.browser : ID.expenses,
        to: ID.identityProvider,
        path: '/token',
      },
      do: 'replay',
      afterSeconds: 1,
      says: 'Somebody who has seen this request sends it once more.',
    },
  }
  const chosen = Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
  return [...waits, ...chosen]
}

function earlier(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? one : other
}

function ofAda(when: Intervention['when'], change: object, says: string): Intervention {
  return { when, do: 'put', collection: 'users', object: { id: ada.id, ...change }, says }
}
