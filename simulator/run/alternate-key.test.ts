import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { appNamed, instanceNamed } from '../fixtures/named'
import { byAppId, isAlternateKey, objectsNamed } from './alternate-key'
import type { Intervention } from './intervention'
import { run } from './run'
import { tenantsAt } from './tenants-at'
import { ANSWERS, smallFlow } from './testing/small-flow'

const timesheets = instanceNamed(contoso, 'Timesheets')
const key = byAppId(timesheets.appId)
const start = { at: 'start' } as const
const flow = smallFlow()

async function play(...interventions: Intervention[]) {
  const result = await run(flow, { seed: 1, answers: ANSWERS, interventions })
  const [tenant = contoso] = tenantsAt(flow, result.events)
  return { tenant, unreached: result.unreached.map(({ says }) => says) }
}

describe('an alternate key', () => {
  it.each<[string, Parameters<typeof objectsNamed>[1], number]>([
    ['names the instance', 'servicePrincipals', 1],
    ['names the registration', 'applications', 1],
    ['names all that the instance was granted', 'oauth2PermissionGrants', 2],
    ['names nobody', 'users', 0],
    ['names no group', 'groups', 0],
  ])('%s (%s)', (_, collection, count) => {
    expect(objectsNamed(contoso, collection, key)).toHaveLength(count)
  })

  it('of nobody names nothing, and an id is one', () => {
    expect(objectsNamed(contoso, 'servicePrincipals', byAppId('nobody'))).toEqual([])
    expect(objectsNamed(contoso, 'servicePrincipals', timesheets.id)).toEqual([timesheets])
    expect([key, timesheets.id, "appId=''", `x${key}`].map(isAlternateKey)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('takes out the grants of an application, and leaves those of others and its instance', async () => {
    const { tenant, unreached } = await play({
      when: start,
      do: 'remove',
      collection: 'oauth2PermissionGrants',
      id: key,
    })
    expect(unreached).toEqual([])
    expect(contoso.oauth2PermissionGrants.length - tenant.oauth2PermissionGrants.length).toBe(2)
    expect(tenant.servicePrincipals).toHaveLength(contoso.servicePrincipals.length)
  })

  it('changes the instance under the id that it has, and adds none', async () => {
    const object = { id: key, accountEnabled: false }
    const { tenant } = await play({ when: start, do: 'put', collection: 'servicePrincipals', object })
    expect(tenant.servicePrincipals).toHaveLength(contoso.servicePrincipals.length)
    expect(instanceNamed(tenant, 'Timesheets')).toEqual({ ...timesheets, accountEnabled: false })
  })

  it.each<[string, Intervention]>([
    ['removed', { when: start, do: 'remove', collection: 'servicePrincipals', id: byAppId('nobody') }],
    [
      'changed',
      { when: start, do: 'put', collection: 'servicePrincipals', object: { id: byAppId('nobody') } },
    ],
  ])('that is not there is not %s, and it is said', async (_, change) => {
    const { tenant, unreached } = await play(change)
    expect(tenant.servicePrincipals).toEqual(contoso.servicePrincipals)
    expect(unreached).toEqual([expect.stringContaining("there is no appId='nobody' in servicePrincipals")])
  })
})

it('what people may consent to is as it was set, and the rest of the tenant stays', async () => {
  const policies = ['ManagePermissionGrantsForSelf.microsoft-user-default-low']
  const { tenant } = await play({
    when: start,
    do: 'consent-policy',
    permissionGrantPoliciesAssigned: policies,
  })
  const { authorizationPolicy, ...rest } = tenant
  expect(authorizationPolicy.defaultUserRolePermissions.permissionGrantPoliciesAssigned).toEqual(policies)
  expect({ ...rest, authorizationPolicy: contoso.authorizationPolicy }).toEqual(contoso)
  expect(appNamed(tenant, 'Timesheets').appId).toBe(timesheets.appId)
})
