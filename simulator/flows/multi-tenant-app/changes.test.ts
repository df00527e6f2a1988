import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import type { Intervention } from '../../run/intervention'
import { tenantsAt } from '../../run/tenants-at'
import type { TraceEvent } from '../../trace/event'
import { FABRIKAM, ID } from './cast'
import { flow } from './flow'
import { apiInFabrikam, contoso, grantsInFabrikam, hana, quotes, quotesApi, quotesInFabrikam } from './tenant'

const SEED = 20261129

type Deed = Intervention extends infer I ? (I extends { when: unknown } ? Omit<I, 'when'> : never) : never
const there = { in: FABRIKAM } as const
const home = contoso.servicePrincipals.find(({ appId }) => appId === quotes.appId)?.id ?? ''

/** What an administrator of either tenant can do to whom tokens are about. */
const DEEDS: readonly Deed[] = [
  { do: 'put', ...there, collection: 'users', object: { id: hana.id, accountEnabled: false } },
  { do: 'remove', ...there, collection: 'users', id: hana.id },
  {
    do: 'put',
    ...there,
    collection: 'servicePrincipals',
    object: { id: quotesInFabrikam.id, accountEnabled: false },
  },
  { do: 'remove', ...there, collection: 'servicePrincipals', id: quotesInFabrikam.id },
  { do: 'remove', ...there, collection: 'servicePrincipals', id: apiInFabrikam.id },
  ...grantsInFabrikam.map(
    ({ id }): Deed => ({ do: 'remove', ...there, collection: 'oauth2PermissionGrants', id }),
  ),
  { do: 'remove', collection: 'servicePrincipals', id: home },
  { do: 'remove', collection: 'applications', id: quotes.id },
  { do: 'remove', collection: 'applications', id: quotesApi.id },
  { do: 'put', collection: 'applications', object: { id: quotes.id, signInAudience: 'AzureADMyOrg' } },
]

const place = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((after) => ({ after })),
  fc.record({
    message: fc.integer({ min: 1, max: 8 }),
    from: fc.constantFrom(ID.browser, ID.server, ID.identityProvider, ID.api),
    to: fc.constantFrom(ID.browser, ID.server, ID.identityProvider, ID.api),
  }),
)
const change = fc
  .tuple(place, fc.constantFrom(...DEEDS))
  .map(([when, deed]) => ({ when, ...deed }) as Intervention)

/** Tokens about somebody or by way of something that the directories did not have, or had switched off, when they were made. */
function ofNobody(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'token-issued' || !['id-token', 'access-token'].includes(event.token)) return []
    const tenants = tenantsAt(flow, events.slice(0, event.seq))
    const { tid, oid } = decodeJwt(event.value)
    const tenant = tenants.find(({ organization }) => organization.id === tid)
    const user = tenant?.users.find(({ id }) => id === oid)
    const instance = tenant?.servicePrincipals.find(({ appId }) => appId === quotes.appId)
    const registered = tenants.flatMap(({ applications }) => applications).find(({ id }) => id === quotes.id)
    const isForThem = registered?.signInAudience === 'AzureADMultipleOrgs' || tid === contoso.organization.id
    return user?.accountEnabled && instance?.accountEnabled && registered && isForThem
      ? []
      : [`${event.token} at ${event.seq}`]
  })
}

it(`whatever changes between two steps: no crash, and no token for who or what is gone or disabled (seed ${SEED})`, async () => {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('nothing', 'instance-removed', 'grant-removed'),
      async (interventions, later) => {
        const switches = { fabrikam: 'knows-it', later }
        const { result } = await completeRun(flow, { seed: 1, switches, interventions })
        expect(result.status, 'says' in result ? result.says : '').not.toBe('crashed')
        if (result.status === 'ended' && result.outcome.result === 'refused') refused++
        expect(ofNobody(result.events)).toEqual([])
      },
    ),
    { seed: SEED, numRuns: 150 },
  )
  // Changes that hit nothing would prove nothing.
  expect(refused).toBeGreaterThan(20)
}, 60_000)
