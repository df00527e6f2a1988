import { expect, test } from 'vitest'
import { ALL, blocked, check, legacy, tenant } from '../testing/claims'

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

test('says for whom it was not tried, where pairs would be too many', () => {
  const excludeGroups = Array.from({ length: 250 }, (_, at) => `group-${at}`)
  const of = tenant(legacy({ ...ALL, excludeGroups }))
  const { holds, untried } = check(of, { ...blocked, who: `role:${GLOBAL}` })
  expect(holds).toBe(true)
  expect(untried).toMatch(/nobody who has two of them was tried/)
  expect(check(tenant(legacy(ALL)), { ...blocked, who: `role:${GLOBAL}` }).untried).toBeNull()
})

test('holds where nobody is excluded', () => {
  expect(check(tenant(legacy(ALL)), { ...blocked, who: `role:${GLOBAL}` }).holds).toBe(true)
})
