import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { FABRIKAM, ID } from './cast'
import { apiInFabrikam, grantsInFabrikam, quotes, quotesInFabrikam } from './tenant'

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

const start = { at: 'start' } as const
/** When somebody comes back to a Quotes that they are signed in to. */
const back = { message: 1, from: ID.browser, to: ID.server, path: '/again' } as const

const ownPeopleOnly = (when: Intervention['when']): Intervention => ({
  when,
  do: 'put',
  collection: 'applications',
  object: { id: quotes.id, signInAudience: 'AzureADMyOrg' },
  says: 'Contoso registers Quotes for its own people only.',
})
const withdrawn: readonly Intervention[] = grantsInFabrikam.map(({ id, scope }) => ({
  when: back,
  do: 'remove',
  in: FABRIKAM,
  collection: 'oauth2PermissionGrants',
  id,
  says: `Fabrikam withdraws what was granted to Quotes: ${scope}.`,
}))

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'audience=single-tenant': [ownPeopleOnly(start)],
  'fabrikam=knows-it': [
    {
      when: start,
      do: 'put',
      in: FABRIKAM,
      collection: 'servicePrincipals',
      object: { ...quotesInFabrikam },
      says: 'Quotes has a service principal in Fabrikam.',
    },
    ...grantsInFabrikam.map(
      (grant): Intervention => ({
        when: start,
        do: 'put',
        in: FABRIKAM,
        collection: 'oauth2PermissionGrants',
        object: { ...grant },
        says: `An administrator of Fabrikam grants Quotes for everybody: ${grant.scope}.`,
      }),
    ),
  ],
  'fabrikam=lacks-the-api': [
    {
      when: start,
      do: 'remove',
      in: FABRIKAM,
      collection: 'servicePrincipals',
      id: apiInFabrikam.id,
      says: 'Fabrikam has no service principal of Quotes API.',
    },
  ],
  // What is about a service principal goes with it.
  'later=instance-removed': [
    ...withdrawn,
    {
      when: back,
      do: 'remove',
      in: FABRIKAM,
      collection: 'servicePrincipals',
      id: quotesInFabrikam.id,
      says: 'Fabrikam removes the service principal of Quotes.',
    },
  ],
  'later=grant-removed': withdrawn,
  'later=single-tenant': [ownPeopleOnly(back)],
}
