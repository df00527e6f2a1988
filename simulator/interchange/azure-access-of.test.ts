import { describe, expect, it, test } from 'vitest'
import type { AzureAccess } from '../directory/azure-access'
import { azureAccessOf } from './azure-access-of'
import { exportTenant } from './export-tenant'
import { importFiles } from './import-files'
import { file } from './testing/files'

const SUBSCRIPTION = '/subscriptions/11111111-1111-1111-1111-111111111111'
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
const DEFINITION = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${READER}`
const ID = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments/a1`

/** As `az role assignment list` prints it. */
const FROM_CLI = {
  canDelegate: null,
  condition: null,
  conditionVersion: null,
  id: ID,
  name: 'a1',
  principalId: 'ada',
  principalName: 'ada@contoso.example',
  principalType: 'User',
  roleDefinitionId: DEFINITION,
  roleDefinitionName: 'Reader',
  scope: SUBSCRIPTION,
  type: 'Microsoft.Authorization/roleAssignments',
}
const ASSIGNMENT = {
  id: ID,
  principalId: 'ada',
  principalType: 'User',
  principalName: 'ada@contoso.example',
  roleDefinitionId: DEFINITION,
  roleDefinitionName: 'Reader',
  scope: SUBSCRIPTION,
  condition: null,
  conditionVersion: null,
}
/** As REST gives it. */
const { id, name, type, ...properties } = FROM_CLI
const FROM_REST = { properties, id, type, name }

const read = (...values: unknown[]) => {
  const result = importFiles(values.map((value, at) => file(`${at}.json`, value)))
  return { ...result, access: azureAccessOf(result.azure) }
}
const says = (value: unknown) => {
  const { problems, access } = read(value)
  return { problems: problems.map(({ message }) => message), access }
}

describe('role assignments', () => {
  test.each([
    ['of the Azure CLI', [FROM_CLI]],
    ['of REST', { value: [FROM_REST] }],
    [
      'of PowerShell',
      {
        RoleAssignmentId: ID,
        Scope: SUBSCRIPTION,
        DisplayName: 'Ada',
        SignInName: 'ada@contoso.example',
        RoleDefinitionName: 'Reader',
        RoleDefinitionId: DEFINITION,
        ObjectId: 'ada',
        ObjectType: 'User',
        Condition: null,
      },
    ],
  ])('%s', (_what, value) => {
    const { access, imported, problems, unknown } = read(value)
    expect(access.roleAssignments).toEqual([ASSIGNMENT])
    expect({ imported, problems, unknown, unread: access.unread }).toEqual({
      imported: { azureRoleAssignments: 1 },
      problems: [],
      unknown: [],
      unread: [],
    })
  })

  it('are no assignments of directory roles, and those are none of Azure', () => {
    const graph = { id: 'g', principalId: 'ada', roleDefinitionId: READER, directoryScopeId: '/' }
    const { tenant, access } = read([FROM_CLI, graph])
    expect(tenant.roleAssignments.map((each) => each.id)).toEqual(['g'])
    expect(access.roleAssignments.map((each) => each.id)).toEqual([ID])
  })
})

describe('role definitions', () => {
  const lines = { actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] }
  const permissions = [{ ...lines, condition: null, conditionVersion: null }]
  const definition = { id: DEFINITION, name: READER, roleName: 'Reader', permissions }
  test.each([
    [
      'of the Azure CLI',
      { ...definition, roleType: 'BuiltInRole', type: 'Microsoft.Authorization/roleDefinitions' },
    ],
    [
      'of REST',
      {
        id: DEFINITION,
        name: READER,
        type: 'Microsoft.Authorization/roleDefinitions',
        properties: { roleName: 'Reader', permissions: [lines] },
      },
    ],
    [
      'without an id',
      { name: READER, roleName: 'Reader', permissions, type: 'Microsoft.Authorization/roleDefinitions' },
    ],
    [
      'of PowerShell',
      {
        Name: 'Reader',
        Id: READER,
        IsCustom: false,
        Actions: ['*/read'],
        NotActions: [],
        AssignableScopes: ['/'],
      },
    ],
  ])('%s', (_what, value) => {
    const { access, problems } = read(value)
    expect(access.roleDefinitions).toEqual(
      [{ ...definition, id: expect.anything() }].map((each) => ({
        ...each,
        id: access.roleDefinitions[0]?.id,
      })),
    )
    expect(problems).toEqual([])
  })

  it('a line that PowerShell unrolled is a list of one, and is told', () => {
    const { access, problems } = says([
      { Name: 'R', Id: 'r', IsCustom: true, Actions: '*/read', AssignableScopes: '/' },
    ])
    expect(access.roleDefinitions[0]?.permissions?.[0]?.actions).toEqual(['*/read'])
    expect(problems).toEqual([
      '"Actions" is the text "*/read" where Azure has a list of texts, as PowerShell writes a list of one; it is read as that.',
    ])
  })

  test.each([
    ['its permissions are missing', {}],
    ['its permissions are no list of objects', { permissions: [5] }],
    ['a line is no text', { permissions: [{ actions: ['*'], notActions: [5] }] }],
    ['a condition is no text', { permissions: [{ actions: ['*'], condition: 5 }] }],
  ])('where %s, what it permits is not known', (_what, more) => {
    const value = {
      name: READER,
      roleName: 'Reader',
      type: 'Microsoft.Authorization/roleDefinitions',
      ...more,
    }
    expect(read(value).access.roleDefinitions).toMatchObject([{ name: READER, permissions: null }])
  })
})

describe('deny assignments', () => {
  const properties = {
    denyAssignmentName: 'Lock',
    scope: SUBSCRIPTION,
    permissions: [{ actions: ['*/delete'], notActions: [] }],
    principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
    excludePrincipals: [{ id: 'bob', type: 'User' }],
    doNotApplyToChildScopes: true,
    isSystemProtected: true,
  }
  const deny = (more: object = {}) => ({
    id: 'd',
    name: 'd',
    type: 'Microsoft.Authorization/denyAssignments',
    properties: { ...properties, ...more },
  })

  it('of REST', () => {
    expect(read({ value: [deny()] }).access).toMatchObject({
      denyAssignments: [
        {
          id: 'd',
          denyAssignmentName: 'Lock',
          scope: SUBSCRIPTION,
          permissions: [{ actions: ['*/delete'] }],
          principals: properties.principals,
          excludePrincipals: properties.excludePrincipals,
          doNotApplyToChildScopes: true,
        },
      ],
      unread: [],
    })
  })

  it('of PowerShell', () => {
    const value = {
      Id: 'd',
      DenyAssignmentName: 'Lock',
      Scope: SUBSCRIPTION,
      Actions: ['*'],
      NotActions: ['*/read'],
      Principals: [{ DisplayName: 'All Principals', ObjectType: 'SystemDefined', ObjectId: '0' }],
      ExcludePrincipals: [],
      DoNotApplyToChildScopes: false,
    }
    expect(read(value).access.denyAssignments).toMatchObject([
      {
        permissions: [{ actions: ['*'], notActions: ['*/read'] }],
        principals: [{ id: '0', type: 'SystemDefined' }],
        doNotApplyToChildScopes: false,
      },
    ])
  })

  it('are not listed where none came in', () => {
    expect(read([FROM_CLI]).access.denyAssignments).toBeNull()
  })

  test.each([
    [{ scope: null }, 'It has no scope.'],
    [{ permissions: 5 }, 'Its "permissions" is of the wrong type.'],
    [{ permissions: null }, 'Its permissions cannot be read.'],
    [{ permissions: [{ actions: 5 }] }, 'Its permissions cannot be read.'],
    [{ permissions: [5] }, 'Its permissions cannot be read.'],
    [{ principals: [] }, 'Its principals cannot be read.'],
    [{ principals: [{ type: 'User' }] }, 'Its principals cannot be read.'],
    [{ principals: [{ id: 5 }] }, 'Its principals cannot be read.'],
    [{ excludePrincipals: ['bob'] }, 'Its excludePrincipals cannot be read.'],
    [{ doNotApplyToChildScopes: 'yes' }, 'Its "doNotApplyToChildScopes" is of the wrong type.'],
    [{ denyAssignmentEffect: 5 }, 'Its "denyAssignmentEffect" is of the wrong type.'],
  ])('%j: %s', (more, because) => {
    const { access } = read([deny(more)])
    expect(access.denyAssignments).toEqual([])
    expect(access.unread).toEqual([{ kind: 'denyAssignment', id: 'd', because }])
  })
})

describe('what is wrong with an assignment is told, with its place, and it is not lost', () => {
  test.each([
    [{ scope: 5 }, '"scope" is the number 5, and has to be a text', 'Its "scope" is of the wrong type.'],
    [
      { condition: {} },
      '"condition" is an object, and has to be a text',
      'Its "condition" is of the wrong type.',
    ],
    [{ principalId: null }, null, 'It has no principalId.'],
    [{ roleDefinitionId: null }, null, 'It has no roleDefinitionId.'],
    [
      { scope: '/subscriptions/prod' },
      null,
      'Its scope "/subscriptions/prod" is none. A subscription is called by its id',
    ],
  ])('%j', (more, problem, because) => {
    const { problems, access } = says([{ ...FROM_CLI, ...more }])
    expect(access.roleAssignments).toEqual([])
    expect(access.unread).toEqual([
      { kind: 'roleAssignment', id: ID, because: expect.stringContaining(because) },
    ])
    if (problem === null) expect(problems).toEqual([])
    else {
      expect(problems).toEqual([expect.stringContaining(problem)])
      expect(problems[0]).toContain('it is kept, and what it could change is not certain.')
    }
  })

  it('inside of properties too', () => {
    const { problems, access } = says({ value: [{ ...FROM_REST, properties: { ...properties, scope: 5 } }] })
    expect(problems).toEqual([expect.stringContaining('"properties.scope" is the number 5')])
    expect(access.unread).toHaveLength(1)
    expect(says([{ ...FROM_REST, properties: 5 }]).access.unread).toHaveLength(1)
  })

  it('a list that goes on elsewhere', () => {
    expect(says({ value: [FROM_REST], nextLink: 'https://management.azure.com/x' }).problems).toEqual([
      'The list goes on at its nextLink: only its first 1 are in this file.',
    ])
    expect(says({ value: [FROM_REST], nextLink: null }).problems).toEqual([])
  })
})

describe('management groups', () => {
  const group = (called: string) => `/providers/Microsoft.Management/managementGroups/${called}`
  const type = 'Microsoft.Management/managementGroups'
  const tree = [{ id: SUBSCRIPTION, parent: group('sales') }]
  test.each<[string, unknown, AzureAccess['hierarchy']]>([
    [
      'show --expand --recurse of the Azure CLI, from the root down',
      {
        id: group('t'),
        name: 't',
        tenantId: 't',
        type: '/providers/Microsoft.Management/managementGroups',
        details: { parent: null },
        children: [
          {
            id: group('sales'),
            type,
            children: [{ id: SUBSCRIPTION, type: '/subscriptions', children: null }],
          },
        ],
      },
      [{ id: group('t'), parent: null }, { id: group('sales'), parent: group('t') }, ...tree],
    ],
    [
      'a group of REST, which says what it is in',
      {
        id: group('sales'),
        name: 'sales',
        type,
        properties: {
          tenantId: 't',
          details: { parent: { id: group('t') } },
          children: [{ id: SUBSCRIPTION }],
        },
      },
      [{ id: group('sales'), parent: group('t') }, ...tree],
    ],
    [
      'entities list',
      [
        { id: SUBSCRIPTION, name: 's', type: '/subscriptions', parent: { id: group('sales') } },
        { id: group('t'), name: 't', tenantId: 't', type, parent: { id: null } },
      ],
      [...tree, { id: group('t'), parent: null }],
    ],
    [
      'a subscription of a management group',
      { id: `${group('sales')}${SUBSCRIPTION}`, type: `${type}/subscriptions` },
      tree,
    ],
    ['a group that says nothing of it', { id: group('sales'), name: 'sales', tenantId: 't', type }, []],
  ])('%s', (_what, value, hierarchy) => {
    expect(read(value).access.hierarchy).toEqual(hierarchy)
  })
})

it('import(export(x)) = x', () => {
  const first = importFiles([file('a.json', [FROM_CLI, { ...FROM_REST, id: 'other' }])])
  const files = exportTenant(first.document).map(({ name: called, text }) => file(called, JSON.parse(text)))
  expect(importFiles(files)).toEqual(first)
})
