import { expect, it, test } from 'vitest'
import type { AzureDenyAssignment } from '../../directory/azure-access'
import {
  ACCOUNT,
  ask,
  assigned,
  CONTAINER,
  denying,
  EVERYBODY,
  GROUP,
  management,
  person,
  READ_BLOB,
  SUBSCRIPTION,
  stranger,
  tenancy,
} from './testing/ask'
import { BLOB_CONTRIBUTOR, OWNER } from './testing/roles'

const DELETE = 'Microsoft.Storage/storageAccounts/delete'

function asked(deny: AzureDenyAssignment, principal = person('ada', 'staff'), scope = ACCOUNT) {
  const access = tenancy([OWNER], [assigned('ada', OWNER)], { denyAssignments: [deny] })
  return ask(access, { action: DELETE, principal, scope })
}

it('a deny assignment wins over a role, and says by which line', () => {
  expect(asked(denying(['*/delete'], { scope: GROUP }))).toMatchObject({
    result: 'denied',
    because: `Lock denies "*/delete" at ${GROUP}.`,
    decidedBy: { kind: 'denyAssignment', line: { of: 'Lock', member: 'actions', pattern: '*/delete' } },
  })
})

const LOCK = ['*/delete']
test.each<[string, Partial<AzureDenyAssignment>, string]>([
  ['another action', { permissions: [{ actions: ['*/write'] }] }, 'allowed'],
  [
    'an action that its notActions take away',
    { permissions: [{ actions: ['*'], notActions: ['*/delete'] }] },
    'allowed',
  ],
  ['a data action of the same name', { permissions: [{ dataActions: ['*'] }] }, 'allowed'],
  ['another principal', { principals: [{ id: 'bob', type: 'User' }] }, 'allowed'],
  ['them by name', { principals: [{ id: 'Ada', type: 'User' }] }, 'denied'],
  ['a group that they are in', { principals: [{ id: 'staff', type: 'Group' }] }, 'denied'],
  ['everybody but them', { excludePrincipals: [{ id: 'ADA' }] }, 'allowed'],
  [
    'everybody but a group that they are in',
    { excludePrincipals: [{ id: 'Staff', type: 'Group' }] },
    'allowed',
  ],
  ['everybody but somebody else', { excludePrincipals: [{ id: 'bob' }] }, 'denied'],
  ['the zero GUID of another type', { principals: [{ id: EVERYBODY.id, type: 'Group' }] }, 'notCertain'],
  ['another scope', { scope: `${GROUP}2` }, 'allowed'],
  ['a scope below', { scope: CONTAINER }, 'allowed'],
  ['the scope itself', { scope: ACCOUNT, doNotApplyToChildScopes: true }, 'denied'],
  ['a scope above that keeps to itself', { scope: GROUP, doNotApplyToChildScopes: true }, 'allowed'],
  ['a scope above', { scope: GROUP, doNotApplyToChildScopes: false }, 'denied'],
  ['everybody, and is only logged', { denyAssignmentEffect: 'Audit' }, 'allowed'],
  ['everybody, and is enforced', { denyAssignmentEffect: 'enforced' }, 'denied'],
  ['everybody, with an effect that nobody knows', { denyAssignmentEffect: 'warn' }, 'notCertain'],
  ['everybody, under a condition', { condition: "@Resource[x] StringEquals 'y'" }, 'notCertain'],
  [
    'everybody, with a condition of its permission',
    { permissions: [{ actions: LOCK, condition: 'x' }] },
    'notCertain',
  ],
  [
    'everybody, excluded by another permission',
    { permissions: [{ actions: LOCK }, { notActions: LOCK }] },
    'notCertain',
  ],
  ['a management group that may contain it', { scope: management('far') }, 'allowed'],
])('it denies %s: %s', (_what, more, result) => {
  expect(asked(denying(LOCK, more)).result).toBe(result)
})

it('where management groups are not known, a deny assignment there is not certain', () => {
  const access = tenancy([OWNER], [assigned('ada', OWNER)], {
    denyAssignments: [denying(LOCK, { scope: management('far') })],
    hierarchy: [],
  })
  expect(ask(access, { action: DELETE }).result).toBe('notCertain')
})

it('what is not known of a deny assignment does not matter where no role grants', () => {
  const unsure = denying(LOCK, { denyAssignmentEffect: 'warn' })
  expect(asked(unsure, person('bob')).result).toBe('denied')
})

it('it is not certain that somebody is denied, or spared, by a group that they may be in', () => {
  const staff = [{ id: 'staff', type: 'Group' }]
  expect(asked(denying(LOCK, { principals: staff }), stranger('ada')).result).toBe('notCertain')
  expect(asked(denying(LOCK, { excludePrincipals: staff }), stranger('ada')).result).toBe('notCertain')
})

it('data actions are denied on their plane', () => {
  const access = tenancy([BLOB_CONTRIBUTOR], [assigned('ada', BLOB_CONTRIBUTOR)], {
    denyAssignments: [denying([], { permissions: [{ dataActions: ['Microsoft.Storage/*'] }] })],
  })
  expect(ask(access, { action: READ_BLOB, isDataAction: true, scope: CONTAINER }).result).toBe('denied')
  expect(
    ask(access, {
      action: 'Microsoft.Storage/storageAccounts/blobServices/containers/read',
      scope: SUBSCRIPTION,
    }).result,
  ).toBe('allowed')
})
