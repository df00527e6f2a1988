import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const MANY = { memberships: 'two-hundred-and-one' }
const FARAH = { answers: [{ prompt: 'username', value: { username: 'farah@contoso.example' } }] } as const

testActs(scenario, acts, [
  ['nobody-assigned', { switches: { assignment: 'nobody' } }, true],
  ['nobody-assigned', {}, 'Nobody said no'],
  ['nobody-assigned', { switches: { assignment: 'nested-group' } }, 'Let none be'],
  ['nobody-assigned', { switches: { assignment: 'nobody', required: 'no' } }, 'Nobody said no'],
  ['nested-is-refused', { switches: { assignment: 'nested-group' } }, true],
  ['nested-is-refused', { switches: { assignment: 'nobody' } }, 'Finance is not in All staff'],
  ['no-approver', { switches: { wants: 'approve' } }, true],
  ['no-approver', { switches: { wants: 'approve', role: 'approver' } }, 'Nobody said no'],
  ['no-approver', FARAH, 'for another reason'],
  ['not-named', { switches: { groupClaims: 'assigned-groups' } }, true],
  ['not-named', { switches: { groupClaims: 'none' } }, 'name other groups'],
  ['not-named', { switches: { groupClaims: 'assigned-groups', wants: 'approve' } }, 'for another reason'],
  ['asks-graph', { switches: MANY }, true],
  ['asks-graph', { switches: { ...MANY, graphPermission: 'none' } }, 'answered with 403'],
  ['asks-graph', { switches: { memberships: 'two-hundred' } }, ''],
  ['refused-later', { switches: { later: 'assignment-ends' } }, true],
  ['refused-later', { switches: { assignment: 'nobody' } }, 'nothing changes'],
])
