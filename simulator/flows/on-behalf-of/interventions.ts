import type { Application } from '../../directory/tenant'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ID } from './cast'
import { ada, chidi, expenses, expensesApi, reportsApi, reportsGrant } from './tenant'

/** Expenses API trades the token that it was called with. */
const trading = { message: 1, from: ID.api, to: ID.identityProvider, path: '/token' } as const

const aboutChidi = (signed: 'old' | 'attacker', says: string): Intervention => ({
  when: trading,
  do: 'edit',
  edits: [{ in: 'form', name: 'assertion', set: chidi.id, jwt: { part: 'claims', member: 'oid', signed } }],
  says,
})

const start = { at: 'start' } as const
const ungranted: Intervention = {
  when: start,
  do: 'remove',
  collection: 'oauth2PermissionGrants',
  id: reportsGrant.id,
  says: `An administrator takes back that ${expensesApi.displayName} may read reports for people.`,
}
const registered = (
  { id, api }: Application,
  members: Partial<Application['api']>,
  says: string,
): Intervention => ({
  when: start,
  do: 'put',
  collection: 'applications',
  object: { id, api: { ...api, ...members } },
  says,
})
const delegatedPermissionIds = reportsApi.api.oauth2PermissionScopes.map(({ id }) => id)

const bundles: Readonly<Record<string, Intervention | readonly Intervention[]>> = {
  'consent=nobody': ungranted,
  'consent=pre-authorized': [
    ungranted,
    registered(
      reportsApi,
      { preAuthorizedApplications: [{ appId: expensesApi.appId, delegatedPermissionIds }] },
      `${reportsApi.displayName} lists ${expensesApi.displayName} in preAuthorizedApplications.`,
    ),
  ],
  'consent=with-the-app': [
    ungranted,
    registered(
      expensesApi,
      { knownClientApplications: [expenses.appId] },
      `${expensesApi.displayName} lists ${expenses.displayName} in knownClientApplications.`,
    ),
  ],
  'meanwhile=two-hours': {
    when: trading,
    do: 'wait',
    seconds: 7200,
    says: `Two hours pass: the work waits in a queue of ${expensesApi.displayName}.`,
  },
  'meanwhile=account-disabled': {
    when: trading,
    do: 'put',
    collection: 'users',
    object: { id: ada.id, accountEnabled: false },
    says: `An administrator disables the account of ${ada.displayName}.`,
  },
  'meanwhile=sign-ins-revoked': {
    when: trading,
    do: 'put',
    collection: 'users',
    object: { id: ada.id },
    now: ['signInSessionsValidFromDateTime'],
    says: `An administrator revokes all sign-ins of ${ada.displayName}.`,
  },
  'assertion=about-somebody-else': aboutChidi('old', 'oid in the token is made that of Chidi.'),
  'assertion=signed-by-a-stranger': aboutChidi(
    'attacker',
    'oid in the token is made that of Chidi, and a stranger signs it anew.',
  ),
}

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}
