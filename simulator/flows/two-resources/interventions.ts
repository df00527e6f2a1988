import { guid } from '../../fixtures/guid'
import { byAppId } from '../../run/alternate-key'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ID } from './cast'
import { ada, finance, groupsGrant, inventory } from './tenant'

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const start = { at: 'start' } as const
/** Somebody wants to see Azure: there is a token for Microsoft Graph by then, and none for Azure. */
const between = { message: 1, from: ID.browser, to: ID.app, path: '/azure' } as const

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const bundles: Readonly<Record<string, readonly Intervention[]>> = {
    'graphPermission=users-alone': [
      {
        when: start,
        do: 'remove',
        collection: 'oauth2PermissionGrants',
        id: groupsGrant.id,
        says: 'No administrator has let Inventory read groups.',
      },
    ],
    'role=directory-role': [
      {
        when: start,
        do: 'put',
        collection: 'roleAssignments',
        object: {
          id: guid('Ada is Global Administrator'),
          principalId: ada.id,
          roleDefinitionId: GLOBAL_ADMINISTRATOR,
          directoryScopeId: '/',
        },
        says: `${ada.displayName} becomes Global Administrator.`,
      },
    ],
    'meanwhile=account-disabled': [
      {
        when: between,
        do: 'put',
        collection: 'users',
        object: { id: ada.id, accountEnabled: false },
        says: `An administrator disables the account of ${ada.displayName}.`,
      },
    ],
    'meanwhile=removed-from-group': [
      {
        when: between,
        do: 'put',
        collection: 'groups',
        object: { id: finance.id, members: finance.members.filter((id) => id !== ada.id) },
        says: `${ada.displayName} is taken out of ${finance.displayName}.`,
      },
    ],
    'meanwhile=sessions-revoked': [
      {
        when: between,
        do: 'put',
        collection: 'users',
        object: { id: ada.id },
        now: ['signInSessionsValidFromDateTime'],
        says: `An administrator revokes all sign-ins of ${ada.displayName}.`,
      },
    ],
    'meanwhile=consent-withdrawn': [
      {
        when: between,
        do: 'remove',
        collection: 'oauth2PermissionGrants',
        id: byAppId(inventory.appId),
        says: `An administrator takes back all that ${inventory.displayName} was granted.`,
      },
    ],
  }
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}
