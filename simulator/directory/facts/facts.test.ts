import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import type { TraceEventBody } from '../../trace/event'
import { createDirectory } from '../directory'
import { shapeObject } from '../shape'
import { COLLECTIONS, type Collection, type Tenant } from '../tenant'
import { factsOf } from './all'

type Rows = Partial<Record<Collection, readonly object[]>>

/** A tenant that holds these objects and no other; what is not said of them is as in a new object. */
function tenantOf(rows: Rows): Tenant {
  const collections = COLLECTIONS.map((name) => [
    name,
    (rows[name] ?? []).map((row, at) => made(name, { id: `${name} ${at}`, ...row })),
  ])
  return { ...contoso, ...Object.fromEntries(collections) } as Tenant
}

function made(collection: Collection, members: object): { readonly id: string } {
  const shaped = shapeObject(collection, members as Record<string, unknown>, undefined)
  if (!shaped.ok) throw new Error(shaped.says)
  return shaped.object
}

const drawn = (rows: Rows) =>
  factsOf(tenantOf(rows)).map(({ type, from, to, label }) => `${from} -${type}-> ${to}: ${label}`)
const role = (id: string, value: string) => ({
  id,
  value,
  displayName: '',
  description: '',
  isEnabled: true,
  allowedMemberTypes: ['User'],
})

describe('the edges of a tenant', () => {
  it.each<[string, Rows, string[]]>([
    ['nothing has none', {}, []],
    [
      'a group has its members, whatever they are',
      { groups: [{ id: 'g', members: ['ada', 'laptop', 'h'] }] },
      ['ada -memberOf-> g: member of', 'laptop -memberOf-> g: member of', 'h -memberOf-> g: member of'],
    ],
    ['an empty group has none', { groups: [{ id: 'g' }] }, []],
    [
      'a device has its owners',
      { devices: [{ id: 'd', registeredOwners: ['ada', 'bo'] }] },
      ['ada -registeredOwner-> d: owns', 'bo -registeredOwner-> d: owns'],
    ],
    [
      'a service principal is the instance of the application of its appId',
      { applications: [{ id: 'a', appId: 'x' }], servicePrincipals: [{ id: 's', appId: 'x' }] },
      ['s -instanceOf-> a: instance of'],
    ],
    [
      'of an application of another tenant it is not',
      { applications: [{ id: 'a', appId: 'x' }], servicePrincipals: [{ id: 's', appId: 'y' }] },
      [],
    ],
    [
      'a grant leads from the client to the API, with its scopes',
      { oauth2PermissionGrants: [{ clientId: 'c', resourceId: 'r', scope: 'A B' }] },
      ['c -oauth2PermissionGrant-> r: A B'],
    ],
    [
      'two grants are one edge with the words of both',
      {
        oauth2PermissionGrants: [
          { clientId: 'c', resourceId: 'r', scope: 'A' },
          { clientId: 'c', resourceId: 'r', scope: 'B', consentType: 'Principal' },
        ],
      },
      ['c -oauth2PermissionGrant-> r: A, B'],
    ],
    [
      'an assignment with a role is called like the role',
      {
        servicePrincipals: [{ id: 'r', appRoles: [role('1', 'Reader'), role('2', 'Writer')] }],
        appRoleAssignments: [{ principalId: 'ada', resourceId: 'r', appRoleId: '2' }],
      },
      ['ada -appRoleAssignment-> r: Writer'],
    ],
    [
      'an assignment without a role is an assignment',
      {
        servicePrincipals: [{ id: 'r' }],
        appRoleAssignments: [{ principalId: 'ada', resourceId: 'r', appRoleId: '0' }],
      },
      ['ada -appRoleAssignment-> r: assigned'],
    ],
    [
      'an assignment to what is not there is drawn all the same',
      { appRoleAssignments: [{ principalId: 'ada', resourceId: 'gone', appRoleId: '0' }] },
      ['ada -appRoleAssignment-> gone: assigned'],
    ],
  ])('%s', (_what, rows, edges) => {
    expect(drawn(rows)).toEqual(edges)
  })

  it('have an id of their kind and their ends', () => {
    const [fact] = factsOf(tenantOf({ groups: [{ id: 'g', members: ['ada'] }] }))
    expect(fact?.id).toBe('memberOf:ada:g')
  })

  it('are read again for the collections of their kind alone', () => {
    const types = (changed: Collection) =>
      [...new Set(factsOf(contoso, changed).map(({ type }) => type))].sort()
    expect(types('groups')).toEqual(['memberOf'])
    expect(types('devices')).toEqual(['registeredOwner'])
    expect(types('applications')).toEqual(['federatedIdentityCredential', 'instanceOf'])
    expect(types('servicePrincipals')).toEqual(['appRoleAssignment', 'instanceOf'])
    expect(types('users')).toEqual([])
  })
})

describe('a change of the directory', () => {
  const group = { id: 'g', displayName: 'G', members: ['ada', 'bo'] }
  function changing() {
    const initial = tenantOf({ groups: [group] })
    const directory = createDirectory(initial)
    const emitted: TraceEventBody[] = []
    const emit = (event: TraceEventBody) => emitted.push(event)
    const put = (members: object) => directory.put('groups', made('groups', members) as never, 'Says.', emit)
    return { initial, directory, emitted, emit, put }
  }

  it('that adds tells of the object and its edges', () => {
    const { put, emitted, directory } = changing()
    put({ id: 'h', members: ['ada'] })
    expect(emitted).toEqual([
      {
        type: 'directory-changed',
        collection: 'groups',
        id: 'h',
        after: directory.tenant.groups[1],
        facts: [expect.objectContaining({ id: 'memberOf:ada:h' })],
        says: 'Says.',
      },
    ])
  })

  it('that replaces keeps the place, and tells what was before, what came and what is gone', () => {
    const { put, emitted, directory, initial } = changing()
    put({ ...group, members: ['bo', 'cy'] })
    expect(emitted).toMatchObject([
      {
        before: initial.groups[0],
        after: directory.tenant.groups[0],
        facts: [{ id: 'memberOf:cy:g' }],
        gone: ['memberOf:ada:g'],
      },
    ])
    expect(directory.tenant.groups).toHaveLength(1)
  })

  it('of words alone tells of the edge that changed them', () => {
    const directory = createDirectory(
      tenantOf({ oauth2PermissionGrants: [{ id: 'p', clientId: 'c', resourceId: 'r', scope: 'A' }] }),
    )
    const emitted: TraceEventBody[] = []
    const grant = made('oauth2PermissionGrants', { id: 'p', clientId: 'c', resourceId: 'r', scope: 'B' })
    directory.put('oauth2PermissionGrants', grant as never, '', (event) => emitted.push(event))
    expect(emitted).toMatchObject([{ facts: [{ id: 'oauth2PermissionGrant:c:r', label: 'B' }] }])
    expect(emitted[0]).not.toHaveProperty('gone')
  })

  it('that changes no edge tells of none', () => {
    const { put, emitted } = changing()
    put({ ...group, displayName: 'Other' })
    expect(emitted[0]).not.toHaveProperty('facts')
    expect(emitted[0]).not.toHaveProperty('gone')
  })

  it('that takes away tells what was before, and which edges are gone', () => {
    const { directory, emitted, emit, initial } = changing()
    expect(directory.remove('groups', 'g', 'Says.', emit)).toBe(true)
    expect(emitted).toEqual([
      {
        type: 'directory-changed',
        collection: 'groups',
        id: 'g',
        before: initial.groups[0],
        gone: ['memberOf:ada:g', 'memberOf:bo:g'],
        says: 'Says.',
      },
    ])
    expect(directory.tenant.groups).toEqual([])
  })

  it('of what is not there is none, and says so', () => {
    const { directory, emitted, emit, initial } = changing()
    expect(directory.remove('groups', 'x', '', emit)).toBe(false)
    expect(directory.remove('users', 'g', '', emit)).toBe(false)
    expect(emitted).toEqual([])
    expect(directory.tenant).toBe(initial)
  })

  it('leaves the tenant that was handed in as it was', () => {
    const { directory, emit, put, initial } = changing()
    const before = JSON.stringify(initial)
    put({ ...group, members: [] })
    directory.remove('groups', 'g', '', emit)
    expect(JSON.stringify(initial)).toBe(before)
  })
})
