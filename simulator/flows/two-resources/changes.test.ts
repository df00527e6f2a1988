import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { byAppId } from '../../run/alternate-key'
import { completeRun } from '../../run/complete'
import type { Intervention } from '../../run/intervention'
import { tenantsAt } from '../../run/tenants-at'
import type { TraceEvent } from '../../trace/event'
import { ID } from './cast'
import { flow } from './flow'
import { ada, finance, graph, inventory, inventoryInstance, resourceManager } from './tenant'

const SEED = 20261130

type Deed = Intervention extends infer I ? (I extends { when: unknown } ? Omit<I, 'when'> : never) : never

/** What an administrator can do to whom and to what tokens are about. */
const DEEDS: readonly Deed[] = [
  { do: 'put', collection: 'users', object: { id: ada.id, accountEnabled: false } },
  { do: 'put', collection: 'users', object: { id: ada.id, accountEnabled: true } },
  { do: 'put', collection: 'users', object: { id: ada.id }, now: ['signInSessionsValidFromDateTime'] },
  { do: 'remove', collection: 'users', id: ada.id },
  { do: 'put', collection: 'groups', object: { id: finance.id, members: [] } },
  { do: 'remove', collection: 'groups', id: finance.id },
  { do: 'put', collection: 'servicePrincipals', object: { id: inventoryInstance.id, accountEnabled: false } },
  { do: 'remove', collection: 'servicePrincipals', id: inventoryInstance.id },
  { do: 'remove', collection: 'servicePrincipals', id: graph.id },
  { do: 'remove', collection: 'servicePrincipals', id: resourceManager.id },
  { do: 'remove', collection: 'applications', id: inventory.id },
  { do: 'put', collection: 'applications', object: { id: inventory.id, passwordCredentials: [] } },
  { do: 'remove', collection: 'oauth2PermissionGrants', id: byAppId(inventory.appId) },
]

const place = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((after) => ({ after })),
  fc.record({
    message: fc.integer({ min: 1, max: 8 }),
    from: fc.constantFrom(ID.browser, ID.app, ID.identityProvider, ID.graph, ID.resourceManager),
    to: fc.constantFrom(ID.browser, ID.app, ID.identityProvider, ID.graph, ID.resourceManager),
  }),
)
const change = fc
  .tuple(place, fc.constantFrom(...DEEDS))
  .map(([when, deed]) => ({ when, ...deed }) as Intervention)

/** Tokens about somebody, or by way of something, that the directory did not have or had switched off when they were made. */
function ofNobody(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'token-issued' || !['id-token', 'access-token'].includes(event.token)) return []
    const [tenant] = tenantsAt(flow, events.slice(0, event.seq))
    const { oid } = decodeJwt(event.value)
    const user = tenant?.users.find(({ id }) => id === oid)
    const instance = tenant?.servicePrincipals.find(({ appId }) => appId === inventory.appId)
    const registered = tenant?.applications.some(({ id }) => id === inventory.id)
    return user?.accountEnabled && instance?.accountEnabled && registered
      ? []
      : [`${event.token} at ${event.seq}`]
  })
}

it(`whatever changes between two steps: no crash, and no token for who or what is gone or disabled (seed ${SEED})`, async () => {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('both', 'graph-alone'),
      async (interventions, signIn) => {
        const { result } = await completeRun(flow, { seed: 1, switches: { signIn }, interventions })
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
