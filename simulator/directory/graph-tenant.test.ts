import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { fabrikam } from '../fixtures/fabrikam'
import { importFiles } from '../interchange/import-files'
import { type GraphObjects, readTenant, writeTenant } from './graph-tenant'
import { COLLECTIONS } from './tenant'

const { secrets } = contoso
const read = (objects: unknown) => readTenant(objects as GraphObjects, secrets)
const NO_POLICY = /There is no authorizationPolicy/

describe.each([
  ['Contoso', contoso],
  ['Fabrikam', fabrikam],
])('%s', (_, tenant) => {
  const written = writeTenant(tenant)

  it('is the same tenant when its Graph JSON is read again', () => {
    expect(readTenant(JSON.parse(JSON.stringify(written)), tenant.secrets)).toEqual({
      tenant,
      counts: Object.fromEntries(COLLECTIONS.map((name) => [name, tenant[name].length])),
      left: [],
    })
  })

  it('is the same tenant when its file is imported as an export of any tenant is', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(written))
    const { document, problems, unknown } = importFiles([{ name: 'tenant.json', bytes }])
    expect({ problems, unknown }).toEqual({ problems: [], unknown: [] })
    expect(readTenant(document, tenant.secrets).tenant).toEqual(tenant)
  })

  it('is written without a secret', () => {
    const text = JSON.stringify(written)
    const all = [tenant.secrets.passwords, tenant.secrets.softwareOath, tenant.secrets.clientSecrets]
    for (const secret of all.flatMap((each) => Object.values(each))) expect(text).not.toContain(secret)
  })

  it('names people in its lists as Graph does', () => {
    const groups = written.groups as readonly { readonly members: readonly unknown[] }[]
    const ids = tenant.groups.map(({ members }) => members.map((id) => ({ id })))
    expect(groups.map(({ members }) => members)).toEqual(ids)
  })
})

describe('what anybody may have written', () => {
  it.each<[what: string, objects: unknown, left: RegExp]>([
    ['a collection that is no list', { users: {} }, /^users is no list/],
    ['an object without an id', { users: [{ displayName: 'X' }] }, /^users\[0\] has no id/],
    ['no object', { groups: ['x', null] }, /^groups\[0\] has no id/],
    ['the same id twice', { users: [{ id: 'a' }, { id: 'a' }] }, /^users\[1\] has the id of another one/],
    [
      'a member of another type',
      { users: [{ id: 'a', accountEnabled: 'yes' }] },
      /^users\[0\]\.accountEnabled is not of its type/,
    ],
    [
      'a member inside of another one',
      { applications: [{ id: 'a', web: { redirectUris: 'x' } }] },
      /^applications\[0\]\.web\.redirectUris is not of its type/,
    ],
  ])('%s is left out and told', (_, objects, left) => {
    const { tenant, left: told } = read(objects)
    expect(told.filter((each) => !NO_POLICY.test(each))[0]).toMatch(left)
    // What is left stands in a tenant that can be used.
    expect(read(writeTenant(tenant)).tenant).toEqual(tenant)
  })

  it('a date that nobody said is over: a secret without one is good for nothing', () => {
    const [app] = read({ applications: [{ id: 'a', passwordCredentials: [{ keyId: 'k' }] }] }).tenant
      .applications
    expect(app?.passwordCredentials[0]?.endDateTime).toBe('1970-01-01T00:00:00Z')
  })

  it('null, as Graph writes what is not set, is as in a new object', () => {
    const { tenant, left } = read({
      users: [{ id: 'a', userPrincipalName: 'a@x.example', accountEnabled: null, givenName: null }],
    })
    expect(tenant.users[0]).toMatchObject({ accountEnabled: true, userType: 'Member', givenName: null })
    expect(left).toEqual([expect.stringMatching(NO_POLICY)])
    expect(tenant.organization.verifiedDomains[0]?.name).toBe('x.example')
  })

  it('members that the engine does not know are left out', () => {
    expect(
      read({ users: [{ id: 'a', employeeId: '7', __proto__: { x: 1 } }] }).tenant.users[0],
    ).not.toHaveProperty('employeeId')
  })

  it('of many complaints the first are told and the others counted', () => {
    const { left } = read({ users: Array.from({ length: 50 }, () => ({})) })
    expect(left).toHaveLength(21)
    expect(left.at(-1)).toBe('And 31 more.')
  })
})
