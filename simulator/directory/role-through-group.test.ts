import { expect, test } from 'vitest'
import { ask, policyOf } from '../conditional-access/testing/one-policy'

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const group = { '@odata.type': '#microsoft.graph.group', id: 'a' }
const policy = policyOf({ users: { includeRoles: [GLOBAL_ADMINISTRATOR] } })

/** Whether it is certain that somebody has no role, where the export has no assignment of one. */
test.each<[what: string, user: object, mayHoldRoles: boolean | null, isCertain: boolean]>([
  ['in a group to which roles are assigned', { memberOf: [group] }, true, false],
  ['in a group of which that is not known', { memberOf: [group] }, null, false],
  ['in a group that holds no roles', { memberOf: [group] }, false, true],
  ['in nothing at all, by a list that may be of groups alone', { memberOf: [] }, null, false],
  ['in no group, as Microsoft365DSC lists them', { memberOf: [], resourceName: 'AADUser' }, null, false],
  [
    'in no group and with no role, as Microsoft365DSC lists them',
    { memberOf: [], assignedToRole: [], resourceName: 'AADUser' },
    null,
    true,
  ],
  ['with no list', {}, null, false],
])('%s', (_what, user, isAssignableToRole, isCertain) => {
  const decision = ask(
    [policy],
    {},
    {
      users: [{ id: 'ada', creationType: null, ...user }],
      groups: [{ id: 'a', displayName: 'A', isAssignableToRole }],
    },
  )
  expect(decision.couldBe).toEqual(isCertain ? ['grant'] : ['grant', 'challenge', 'block'])
})

test('an empty list is one of roles too where another list of the export says of what type its entries are', () => {
  const users = [
    { id: 'ada', creationType: null, memberOf: [] },
    { id: 'bo', creationType: null, memberOf: [group] },
  ]
  const groups = [{ id: 'a', displayName: 'A', isAssignableToRole: false }]
  expect(ask([policy], {}, { users, groups }).couldBe).toEqual(['grant'])
})
