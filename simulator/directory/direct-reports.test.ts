import { expect, test } from 'vitest'
import { whatIsMissing } from './dynamic-groups'
import { readRule } from './membership-rule/rule'
import { EMPTY_POLICY_TENANT } from './policy-tenant'

/** Whom a rule selects by a manager is not known where nobody has one. */
test.each<[what: string, users: readonly { id: string; manager?: object }[], isMissing: boolean]>([
  ['no person of the export has a manager', [{ id: 'ada' }, { id: 'bo' }], true],
  ['one has', [{ id: 'ada', manager: { id: 'bo' } }, { id: 'bo' }], false],
])('%s', (_what, users, isMissing) => {
  const rule = readRule('Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"')
  if (!rule.valid) throw new Error(rule.error.message)
  const says = whatIsMissing(rule, { ...EMPTY_POLICY_TENANT, users })
  expect(says).toBe(isMissing ? 'Its rule reads manager, which no person of the export has.' : null)
})
