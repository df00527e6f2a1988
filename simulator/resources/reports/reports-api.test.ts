import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { reportsApi } from '../../fixtures/contoso-programs'
import { REPORTS } from '../../fixtures/reports'
import { ada, setUp, sign } from '../testing/api'
import { createReportsApi } from './reports-api'

const URL = 'https://api.reports.contoso.example/reports'
const APP = '6f2b8a3e-5d0c-4c1f-9a55-0f3a52c0a001'

/** Shows a token for this API with the given claims. */
async function show(claims: Readonly<Record<string, unknown>>) {
  const { call, failed } = setUp(createReportsApi, { appId: reportsApi.appId })
  const response = await call(
    await sign({ aud: reportsApi.appId, scp: undefined, azp: 'client', ...claims }),
    { url: URL },
  )
  const { value = [] } = JSON.parse(response.body) as { value?: { readonly id: number }[] }
  return { status: response.status, ids: value.map(({ id }) => id), failed: failed() }
}

describe('the Reports API', () => {
  it('gives an application with the role all reports', async () => {
    const { status, ids } = await show({ oid: APP, roles: ['Reports.Read.All'] })
    expect([status, ids]).toEqual([200, REPORTS.map(({ id }) => id)])
  })

  it('gives a person their own', async () => {
    const { status, ids } = await show({ scp: 'Reports.Read' })
    expect([status, ids]).toEqual([200, REPORTS.filter(({ owner }) => owner === ada?.id).map(({ id }) => id)])
  })

  it.each<[string, Record<string, unknown>]>([
    ['an application without a role', { oid: APP }],
    ['an application with another role', { oid: APP, roles: ['Reports.Write.All'] }],
    ['an application with the name of a scope for a role', { oid: APP, roles: ['Reports.Read'] }],
    ['a person with the name of a role for a scope', { scp: 'Reports.Read.All' }],
    ['a person with a role and no scope', { scp: '', roles: ['Reports.Read.All'] }],
  ])('refuses %s with 403', async (_what, claims) => {
    const { status, failed } = await show(claims)
    expect(status).toBe(403)
    expect(failed).toMatchObject([{ check: 'permission', error: { error: 'insufficient_scope' } }])
  })

  it('has reports of people of the tenant, each with an id of its own', () => {
    const people = new Set(contoso.users.map(({ id }) => id))
    for (const { owner } of REPORTS) expect(people).toContain(owner)
    expect(new Set(REPORTS.map(({ id }) => id)).size).toBe(REPORTS.length)
  })
})
