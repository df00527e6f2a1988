import { contoso } from '../../fixtures/contoso'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { allStaff, expensesApplication, ID, timesheets } from './cast'

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

const start = { at: 'start' } as const
const toTimesheets = { message: 1, from: ID.browser, to: ID.timesheets, path: '/' }
/** The first call is the one of the sign-in. */
const callingAgain = { message: 2, from: ID.expenses, to: ID.api, path: '/expenses' }
const refreshing = { message: 2, from: ID.expenses, to: ID.identityProvider, path: '/token' }

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'maxAge=five-minutes': [
    { when: toTimesheets, do: 'wait', seconds: 600, says: 'Ten minutes pass before Timesheets is opened.' },
  ],
  'session=a-day-old': [
    {
      when: toTimesheets,
      do: 'wait',
      seconds: 90_000,
      says: 'Twenty-five hours pass before Timesheets is opened.',
    },
  ],
  'assignment=removed': contoso.appRoleAssignments
    .filter(({ principalId, resourceId }) => principalId === allStaff.id && resourceId === timesheets.id)
    .map(({ id }) => ({
      when: start,
      do: 'remove',
      collection: 'appRoleAssignments',
      id,
      says: 'An administrator takes Timesheets away from All staff.',
    })),
  'consent=withdrawn': contoso.oauth2PermissionGrants
    .filter(({ clientId, scope }) => clientId === timesheets.id && scope.includes('openid'))
    .map(({ id }) => ({
      when: start,
      do: 'remove',
      collection: 'oauth2PermissionGrants',
      id,
      says: 'An administrator withdraws the consent to Timesheets.',
    })),
  'logoutUrl=missing': [
    {
      when: start,
      do: 'put',
      collection: 'applications',
      object: { id: expensesApplication.id, web: { ...expensesApplication.web, logoutUrl: null } },
      says: 'Expenses has no logout URL registered.',
    },
  ],
  'afterSignOut=access-token-later': [
    {
      when: callingAgain,
      do: 'wait',
      seconds: 7200,
      says: 'Two hours pass before Expenses calls the API again.',
    },
  ],
  'afterSignOut=refresh-token': [
    {
      when: refreshing,
      do: 'wait',
      seconds: 7200,
      says: 'Two hours pass before Expenses uses the refresh token.',
    },
  ],
}
