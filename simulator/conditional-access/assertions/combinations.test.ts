import { describe, expect, test } from 'vitest'
import { ALL, BLOCK, blocked, check, demand, legacy, tenant } from '../testing/claims'

const GLOBAL = '62e90394-69f5-4237-9190-012177145e10'
const READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'
const GUESTS = { guestOrExternalUserTypes: 'b2bCollaborationGuest' }

test.each<[string, who: string, users: object]>([
  ['a role, and a person who is excluded', `role:${GLOBAL}`, { excludeUsers: ['somebody'] }],
  ['a role, and a group that is excluded', `role:${GLOBAL}`, { excludeGroups: ['glass'] }],
  ['a role, and another that is excluded', `role:${GLOBAL}`, { excludeRoles: [READER] }],
  ['a role, and guests that are excluded', `role:${GLOBAL}`, { excludeGuestsOrExternalUsers: GUESTS }],
  [
    'a group, and a role that is excluded',
    'group:staff',
    { includeGroups: ['staff'], excludeRoles: [READER] },
  ],
  ['guests, and a group that is excluded', 'guests', { excludeGroups: ['glass'] }],
  ['guests, and a role that is excluded', 'guests', { excludeRoles: [READER] }],
])('fails for who has both: %s', (_what, who, users) => {
  const of = tenant(legacy({ ...ALL, ...users }), legacy({ includeRoles: [GLOBAL], ...users }))
  const { holds, counterexample } = check(of, { ...blocked, who })
  expect(holds).toBe(false)
  expect(counterexample?.says).toContain('who is also')
})

test('fails for who has all that two policies exclude', () => {
  const of = tenant(
    legacy({ ...ALL, excludeGroups: ['one'], excludeRoles: [READER] }),
    legacy({ ...ALL, excludeGroups: ['two', 'three'] }),
    legacy({ ...ALL, excludeGroups: ['three', 'four'] }),
  )
  expect(check(of, blocked).holds).toBe(false)
})

test('tries whoever has two of 250 properties that one policy does not tell apart', () => {
  const excludeGroups = Array.from({ length: 250 }, (_, at) => `group-${at}`)
  const of = tenant(legacy({ ...ALL, excludeGroups }))
  const { holds, counterexample } = check(of, { ...blocked, who: `role:${GLOBAL}` })
  expect(holds).toBe(false)
  expect(counterexample?.says).toContain('a member of the group group-0, who is also somebody with the role')
})

describe('where the policies treat people in more ways than can be tried', () => {
  /** Each has a group of its own, and all are for browsers but the last. */
  const each = (length: number) =>
    tenant(
      ...Array.from({ length }, (_, at) => legacy({ ...ALL, excludeGroups: [`group-${at}`] })),
      demand(BLOCK),
    )

  test('it is said for whom it was not tried', () => {
    const { holds, isCertain, untried } = check(each(20), blocked)
    expect({ holds, isCertain }).toEqual({ holds: true, isCertain: false })
    expect(untried).toBe(
      'The policies tell 26 groups, roles, people and kinds of guest apart, which the policies that may apply treat in more than 10,000 ways together: of those who have more than two of them only whoever has all was tried.',
    )
    expect(check(each(210), blocked).untried).toMatch(/nobody who has two of them was tried\.$/)
  })

  test('policies that cannot apply to what is asked do not count', () => {
    const { holds, isCertain } = check(each(20), { ...blocked, when: { clientAppType: 'browser' } })
    expect({ holds, isCertain }).toEqual({ holds: true, isCertain: true })
  })
})

test('holds where nobody is excluded', () => {
  expect(check(tenant(legacy(ALL)), { ...blocked, who: `role:${GLOBAL}` }).holds).toBe(true)
})
