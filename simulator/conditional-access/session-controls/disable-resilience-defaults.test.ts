import { expect, test } from 'vitest'
import { disableResilienceDefaults } from './disable-resilience-defaults'

test.each([
  [true, true],
  [false, false],
  [null, false],
  [undefined, false],
])('%s: %s', (value, expected) => {
  const sessionControls = { disableResilienceDefaults: value }
  expect(disableResilienceDefaults.isOn(sessionControls)).toBe(expected)
  const asking = [
    { id: 'none', sessionControls: {} },
    { id: 'p', sessionControls },
  ]
  expect(disableResilienceDefaults.combine(asking)).toEqual(expected ? ['p'] : [])
})
