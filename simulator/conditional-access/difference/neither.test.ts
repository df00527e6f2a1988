import { describe, expect, test } from 'vitest'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { policyOf } from '../testing/one-policy'
import { differenceOf } from './difference'
import { neitherSays } from './neither'

const WEEKENDS = policyOf({ times: { day: 'saturday' } }, { id: 'w', displayName: 'Weekends' })
const LOST = policyOf(
  { users: { includeGuestsOrExternalUsers: {}, excludeUsers: ['bo'] } },
  { id: 'l', displayName: 'Lost' },
)
const MISTYPED = policyOf({ 'platforms@lab.notUnderstood': 'android' } as never, {
  id: 'm',
  displayName: 'Mistyped',
})
const OLD_CLIENTS = policyOf({ clientAppTypes: ['other'] }, { id: 'c', displayName: 'Old clients' })
const tenant = (...conditionalAccessPolicies: readonly ConditionalAccessPolicy[]) => ({
  ...EMPTY_POLICY_TENANT,
  users: ['ada', 'bo'].map((id) => ({ id, userType: 'Member', creationType: null })),
  identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
  conditionalAccessPolicies,
})

describe('sign-ins of which neither answer is certain', () => {
  test.each<
    [what: string, before: ReturnType<typeof tenant>, after: ReturnType<typeof tenant>, doubts: RegExp | null]
  >([
    ['none, in one export twice', tenant(OLD_CLIENTS), tenant(OLD_CLIENTS), null],
    ['none, where a policy comes that is certain', tenant(), tenant(OLD_CLIENTS), null],
    ['none, of a condition that is not evaluated and the same', tenant(WEEKENDS), tenant(WEEKENDS), null],
    [
      'those of a condition that is of the wrong type',
      tenant(MISTYPED),
      tenant(MISTYPED),
      /^Mistyped, conditions.platforms/,
    ],
    ['those of that beside a part that is lost', tenant(WEEKENDS, LOST), tenant(WEEKENDS, LOST), /^Weekends/],
    ['those of a part that both have lost', tenant(LOST), tenant(LOST), /^Lost, conditions.users.include/],
    [
      'none, of a condition that is not evaluated beside a policy that comes',
      tenant(WEEKENDS),
      tenant(WEEKENDS, OLD_CLIENTS),
      null,
    ],
    ['those beside a policy that comes', tenant(LOST), tenant(LOST, OLD_CLIENTS), /^Lost/],
    ['none, where one side is certain', tenant(), tenant(WEEKENDS), null],
  ])('%s', (_what, before, after, doubts) => {
    const { neither, rows, signIns } = differenceOf(before, after)
    if (doubts === null) return expect(neither).toBeNull()
    expect(neither?.doubts[0]).toMatch(doubts)
    expect(neither?.signIns).toBeGreaterThan(0)
    expect(neither?.signIns).toBeLessThanOrEqual(signIns)
    expect(rows.every(({ kind }) => kind !== 'open' && kind !== 'unsure')).toBe(true)
  })

  test('are counted in words, with the first three doubts', () => {
    expect(neitherSays({ signIns: 1, doubts: ['a'] })).toMatch(
      /^Of one sign-in neither answer is certain, .*: a$/,
    )
    expect(neitherSays({ signIns: 1200, doubts: ['a', 'b', 'c', 'd', 'e'] })).toMatch(
      /^Of 1,200 sign-ins .*: a; b; c; and 2 more$/,
    )
  })
})
