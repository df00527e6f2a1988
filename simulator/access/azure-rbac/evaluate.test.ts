import { describe, expect, it, test } from 'vitest'
import { SimulationError } from '../../core/errors'
import {
  ACCOUNT,
  ask,
  assigned,
  CONTAINER,
  GROUP,
  management,
  OTHER_SUBSCRIPTION,
  person,
  READ_BLOB,
  SUBSCRIPTION,
  stranger,
  tenancy,
} from './testing/ask'
import { BLOB_CONTRIBUTOR, CONTRIBUTOR, OWNER, READER, role } from './testing/roles'

const ROLES = [OWNER, CONTRIBUTOR, READER, BLOB_CONTRIBUTOR]

describe('Actions - NotActions', () => {
  test.each([
    [
      CONTRIBUTOR,
      'Microsoft.Compute/virtualMachines/write',
      'allowed',
      'Contributor has "*" in actions. It is assigned at',
    ],
    [
      CONTRIBUTOR,
      'Microsoft.Authorization/roleAssignments/write',
      'denied',
      'takes it away: "Microsoft.Authorization/*/Write" in notActions',
    ],
    [CONTRIBUTOR, 'microsoft.blueprint/blueprintassignments/DELETE', 'denied', 'blueprintAssignments/delete'],
    [READER, 'Microsoft.Network/virtualNetworks/subnets/read', 'allowed', '"*/read" in actions'],
    [READER, 'Microsoft.Network/virtualNetworks/subnets/write', 'denied', 'No line of Reader includes it.'],
  ])('%o, %s: %s', (of, action, result, because) => {
    expect(ask(tenancy(ROLES, [assigned('ada', of)]), { action })).toMatchObject({
      result,
      because: expect.stringContaining(because),
    })
  })

  it('notActions are no deny: a second role grants what the first takes away', () => {
    const both = [assigned('ada', CONTRIBUTOR), assigned('ada', OWNER)]
    const answer = ask(tenancy(ROLES, both), { action: 'Microsoft.Authorization/roleAssignments/write' })
    expect(answer).toMatchObject({
      result: 'allowed',
      decidedBy: { line: { of: 'Owner', member: 'actions', pattern: '*' } },
    })
    expect(answer.assignments.map(({ outcome }) => outcome)).toEqual(['no', 'yes'])
  })

  it('each of several permissions is taken for itself; where one excludes what another includes, it is not certain', () => {
    const two = role('Two', { actions: ['*'], notActions: ['*/write'] }, { actions: ['Microsoft.Web/*'] })
    const access = tenancy([two], [assigned('ada', two)])
    expect(ask(access, { action: 'Microsoft.Web/sites/read' }).result).toBe('allowed')
    expect(ask(access, { action: 'Microsoft.Sql/servers/write' }).result).toBe('denied')
    expect(ask(access, { action: 'Microsoft.Web/sites/write' })).toMatchObject({
      result: 'notCertain',
      notKnown: [expect.stringContaining('Another of its permissions excludes "*/write"')],
    })
  })
})

describe('the data plane', () => {
  test.each([
    [
      'an Owner of the subscription deletes a container',
      OWNER,
      SUBSCRIPTION,
      'Microsoft.Storage/storageAccounts/blobServices/containers/delete',
      false,
      'allowed',
      '"*" in actions',
    ],
    [
      'an Owner does not read blobs',
      OWNER,
      SUBSCRIPTION,
      READ_BLOB,
      true,
      'denied',
      'Owner has "*" in actions, which is the control plane.',
    ],
    [
      'who may read blobs reads them',
      BLOB_CONTRIBUTOR,
      ACCOUNT,
      READ_BLOB,
      true,
      'allowed',
      'in dataActions',
    ],
    [
      'and not as a control plane action',
      BLOB_CONTRIBUTOR,
      ACCOUNT,
      READ_BLOB,
      false,
      'denied',
      'which is the data plane',
    ],
    [
      'what is not listed is not included',
      BLOB_CONTRIBUTOR,
      ACCOUNT,
      `${READ_BLOB.replace('/read', '')}/tags/read`,
      true,
      'denied',
      'No line',
    ],
  ] as const)('%s', (_says, of, at, action, isDataAction, result, because) => {
    const access = tenancy(ROLES, [assigned('ada', of, at)])
    expect(ask(access, { action, isDataAction, scope: CONTAINER })).toMatchObject({
      result,
      because: expect.stringContaining(because),
    })
  })

  it('notDataActions take away from dataActions, and notActions do not', () => {
    const messages = role('Messages', {
      notActions: ['*'],
      dataActions: ['Microsoft.Storage/queues/messages/*'],
      notDataActions: ['Microsoft.Storage/queues/messages/delete'],
    })
    const asked = (action: string) =>
      ask(tenancy([messages], [assigned('ada', messages)]), { action, isDataAction: true }).result
    expect(asked('Microsoft.Storage/queues/messages/read')).toBe('allowed')
    expect(asked('Microsoft.Storage/queues/messages/delete')).toBe('denied')
  })
})

describe('scope', () => {
  const hierarchy = [
    { id: SUBSCRIPTION, parent: management('sales') },
    { id: management('Sales'), parent: management('root') },
    { id: management('root'), parent: null },
    { id: OTHER_SUBSCRIPTION, parent: management('root') },
  ]
  test.each([
    ['the root scope', '/', 'allowed'],
    ['the root management group', management('root'), 'allowed'],
    ['the management group of the subscription', management('SALES'), 'allowed'],
    ['another management group', management('legal'), 'denied'],
    ['the subscription', SUBSCRIPTION, 'allowed'],
    ['another subscription', OTHER_SUBSCRIPTION, 'denied'],
    ['the resource group', GROUP, 'allowed'],
    ['a resource group whose name begins alike', `${GROUP}-2`, 'denied'],
    ['the storage account', ACCOUNT.toUpperCase(), 'allowed'],
    ['another account', `${ACCOUNT}2`, 'denied'],
    ['the blob service', `${ACCOUNT}/blobServices/default`, 'allowed'],
    ['the container', CONTAINER, 'allowed'],
  ])('a container inherits from %s', (_what, at, result) => {
    const access = tenancy(ROLES, [assigned('ada', READER, at)], { hierarchy })
    expect(ask(access, { scope: CONTAINER }).result).toBe(result)
  })

  it('nothing is inherited upwards', () => {
    const access = tenancy(ROLES, [assigned('ada', OWNER, GROUP)], { hierarchy })
    for (const scope of [SUBSCRIPTION, management('sales'), '/']) {
      expect(ask(access, { scope })).toMatchObject({
        result: 'denied',
        because: `No role assignment reaches ${scope}.`,
      })
    }
  })

  it('a management group inherits from those above it', () => {
    const access = tenancy(ROLES, [assigned('ada', READER, management('root'))], { hierarchy })
    expect(ask(access, { scope: management('sales') }).result).toBe('allowed')
  })

  it('where nobody said in which management group a subscription is, an assignment there is not certain', () => {
    const access = tenancy(ROLES, [assigned('ada', READER, management('sales'))], { hierarchy: [] })
    expect(ask(access, { scope: GROUP })).toMatchObject({
      result: 'notCertain',
      notKnown: [`It is not known whether ${SUBSCRIPTION} is in ${management('sales').toLowerCase()}.`],
    })
  })

  it('a management group that is itself below the outermost known one cannot contain it', () => {
    const known = [
      { id: SUBSCRIPTION, parent: management('sales') },
      { id: management('east'), parent: management('sales') },
    ]
    const at = (name: string) =>
      ask(tenancy(ROLES, [assigned('ada', READER, management(name))], { hierarchy: known })).result
    expect([at('sales'), at('east'), at('world')]).toEqual(['allowed', 'denied', 'notCertain'])
  })

  it('management groups in a circle end', () => {
    const circle = [
      { id: SUBSCRIPTION, parent: management('a') },
      { id: management('a'), parent: management('b') },
      { id: management('b'), parent: management('a') },
    ]
    const access = tenancy(ROLES, [assigned('ada', READER, management('b'))], { hierarchy: circle })
    expect(ask(access).result).toBe('allowed')
  })
})

describe('principals', () => {
  const group = tenancy(ROLES, [assigned('Staff', READER, SUBSCRIPTION, { principalType: 'Group' })])
  it('an assignment reaches members of its group, and says through which', () => {
    expect(ask(group, { principal: person('ada', 'staff') })).toMatchObject({
      result: 'allowed',
      because: expect.stringContaining('through the group staff'),
    })
    expect(ask(group, { principal: person('ada', 'others') }).result).toBe('denied')
  })

  it('ids are compared without regard to case', () => {
    expect(ask(group, { principal: person('STAFF') }).result).toBe('allowed')
  })

  it('where it is not known who is in the group, it is not certain', () => {
    expect(ask(group, { principal: stranger('ada') })).toMatchObject({
      result: 'notCertain',
      notKnown: ['It is not known whether they are in the group staff. Nobody said so.'],
    })
  })

  it('what the group could not grant is not asked after, and nobody is in a user', () => {
    const write = { principal: stranger('ada'), action: 'Microsoft.Compute/virtualMachines/write' }
    expect(ask(group, write).result).toBe('denied')
    for (const principalType of ['User', 'ServicePrincipal']) {
      const access = tenancy(ROLES, [assigned('bob', READER, SUBSCRIPTION, { principalType })])
      expect(ask(access, { principal: stranger('ada') }).result).toBe('denied')
    }
  })

  it('what is certain does not wait for what is not', () => {
    const access = tenancy(ROLES, [...group.roleAssignments, assigned('ada', OWNER)])
    expect(ask(access, { principal: stranger('ada') }).result).toBe('allowed')
  })
})

describe('what did not come in', () => {
  it('a role without a definition is not certain, and called by the name that the assignment has', () => {
    const access = tenancy([], [assigned('ada', READER, SUBSCRIPTION, { roleDefinitionName: 'Reader' })])
    expect(ask(access)).toMatchObject({
      result: 'notCertain',
      notKnown: ['The definition of the role Reader did not come in, so what it permits is not known.'],
    })
  })

  it('a definition whose permissions could not be read is not certain', () => {
    const broken = { name: 'broken', roleName: 'Broken', permissions: null }
    expect(ask(tenancy([broken], [assigned('ada', broken)]))).toMatchObject({
      result: 'notCertain',
      notKnown: ['The permissions of Broken could not be read.'],
    })
  })

  it('without role assignments nothing is decided', () => {
    expect(ask(tenancy(ROLES, []))).toMatchObject({
      result: 'notCertain',
      notKnown: ['No role assignment came in.'],
    })
  })

  it('an answer is not certain while deny assignments are not listed, and a refusal is', () => {
    const access = tenancy(ROLES, [assigned('ada', READER)], { denyAssignments: null })
    expect(ask(access)).toMatchObject({
      result: 'notCertain',
      notKnown: [expect.stringContaining('were not listed')],
    })
    expect(ask(access, { action: 'Microsoft.Web/sites/write' }).result).toBe('denied')
  })
})

test.each([
  [{ action: 'Microsoft.Web/*' }, '"Microsoft.Web/*" is no action.'],
  [{ scope: '/subscriptions/prod' }, '"/subscriptions/prod" is no scope.'],
])("%j is an author's mistake", (more, says) => {
  const wrong = () => ask(tenancy(ROLES, [assigned('ada', READER)]), more)
  expect(wrong).toThrow(SimulationError)
  expect(wrong).toThrow(says)
})
