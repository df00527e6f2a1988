import { expect, test } from 'vitest'
import { applicationEnforcedRestrictions } from './application-enforced-restrictions'

test.each([
  [true, true],
  [false, false],
  [null, false],
  [undefined, false],
])('isEnabled %s: %s', (isEnabled, expected) => {
  const sessionControls = { applicationEnforcedRestrictions: { isEnabled } }
  expect(applicationEnforcedRestrictions.isOn(sessionControls)).toBe(expected)
  const asking = [
    { id: 'none', sessionControls: {} },
    { id: 'p', sessionControls },
  ]
  expect(applicationEnforcedRestrictions.combine(asking)).toEqual(expected ? ['p'] : [])
})
