import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { EXPENSES } from '../../fixtures/expenses'
import { setUp, sign } from '../testing/api'

const rowsOf = async (oid: string | undefined) =>
  JSON.parse((await setUp().call(await sign({ oid }))).body).value as { id: number }[]

describe('with a good token', () => {
  it('a person gets their own rows, found by oid', async () => {
    const { call, events } = setUp()
    const response = await call(await sign())
    expect(response.status).toBe(200)
    const { value } = JSON.parse(response.body)
    expect(value).toHaveLength(3)
    expect(value[0]).toEqual({
      id: 1041,
      date: '2026-02-17',
      description: 'Train to Bergen',
      amount: '849.00',
      currency: 'NOK',
    })
    expect(events.map((event) => 'check' in event && event.check)).toEqual([
      'token-present',
      'signature',
      'audience',
      'token-version',
      'issuer',
      'time',
      'tenant',
      'permission',
    ])
  })

  it.each(contoso.users.map((user) => [user.displayName, user.id]))(
    '%s gets what is theirs, and nothing of anybody else',
    async (_name, id) => {
      const own = EXPENSES.filter(({ owner }) => owner === id).map((row) => row.id)
      expect((await rowsOf(id)).map((row) => row.id)).toEqual(own)
    },
  )

  it('whoever has no rows gets an empty list', async () => {
    expect(await rowsOf('00000000-0000-4000-8000-000000000000')).toEqual([])
  })

  it('a scope that includes reading will do', async () => {
    expect((await setUp().call(await sign({ scp: 'openid Expenses.ReadWrite' }))).status).toBe(200)
  })

  it('an application on its own is refused, whatever its roles: no rows are its own', async () => {
    const token = await sign({ scp: undefined, roles: ['Expenses.Read', 'Approver'], idtyp: 'app' })
    expect((await setUp().call(token)).status).toBe(403)
  })
})

it('the rows are of people of the tenant, each with an id of its own', () => {
  const people = new Set(contoso.users.map(({ id }) => id))
  for (const { owner } of EXPENSES) expect(people).toContain(owner)
  expect(new Set(EXPENSES.map(({ id }) => id)).size).toBe(EXPENSES.length)
})

it('everybody who works at Contoso and can sign in has some', () => {
  const staff = contoso.users.filter(
    ({ accountEnabled, userType, department }) => accountEnabled && userType === 'Member' && department,
  )
  expect(staff.length).toBeGreaterThanOrEqual(5)
  for (const { id, displayName } of staff)
    expect(
      EXPENSES.some(({ owner }) => owner === id),
      displayName,
    ).toBe(true)
})
