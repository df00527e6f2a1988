import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { START_OF_DAY } from '../../run/run'
import { ID } from './cast'
import { ada, nightlyReport, reportsGrant, spared } from './tenant'

const AFTERNOON = new Date(START_OF_DAY + 6 * 3_600_000).toISOString()
const start = { at: 'start' } as const
/** The job asks for its second token. */
const nextNight = { message: 2, from: ID.job, to: ID.identityProvider, path: '/token' } as const

const bundles: Readonly<Record<string, Intervention>> = {
  'meanwhile=password-changed': {
    when: nextNight,
    do: 'put',
    collection: 'users',
    object: { id: ada.id, lastPasswordChangeDateTime: AFTERNOON },
    says: `${ada.displayName} has changed the password in the afternoon.`,
  },
  'meanwhile=no-longer-spared': {
    when: nextNight,
    do: 'put',
    collection: 'groups',
    object: { id: spared.id, members: [] },
    says: `An administrator has taken ${ada.displayName} out of ${spared.displayName}.`,
  },
  'meanwhile=account-disabled': {
    when: nextNight,
    do: 'put',
    collection: 'users',
    object: { id: ada.id, accountEnabled: false },
    says: `${ada.displayName} has left, and an administrator has disabled the account.`,
  },
  'consent=missing': {
    when: start,
    do: 'remove',
    collection: 'oauth2PermissionGrants',
    id: reportsGrant.id,
    says: `An administrator takes back that ${nightlyReport.displayName} may read reports for people.`,
  },
  'registration=no-public-client': {
    when: start,
    do: 'put',
    collection: 'applications',
    object: { id: nightlyReport.id, isFallbackPublicClient: false },
    says: `An administrator ends the public client flows of ${nightlyReport.displayName}.`,
  },
}

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}
