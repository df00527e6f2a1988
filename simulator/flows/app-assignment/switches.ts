import type { Switch } from '../../run/flow'

const MANY = { memberships: 'two-hundred-and-one' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'assignment', kind: 'setting', values: ['group', 'person', 'nested-group', 'nobody'] },
  { name: 'required', kind: 'setting', values: ['yes', 'no'], needs: { assignment: 'nobody' } },
  { name: 'role', kind: 'setting', values: ['employee', 'approver', 'none'] },
  { name: 'wants', kind: 'mistake', values: ['close-month', 'approve'] },
  { name: 'groupClaims', kind: 'setting', values: ['security-groups', 'assigned-groups', 'none'] },
  { name: 'memberships', kind: 'setting', values: ['few', 'two-hundred', 'two-hundred-and-one'] },
  { name: 'overage', kind: 'setting', values: ['asks-graph', 'overlooks'], needs: MANY },
  { name: 'graphPermission', kind: 'setting', values: ['user-read', 'none'], needs: MANY },
  { name: 'later', kind: 'setting', values: ['nothing', 'assignment-ends'] },
]
