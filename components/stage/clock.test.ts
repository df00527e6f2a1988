import { expect, it } from 'vitest'
import { elapsed } from './clock'

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [65_000, '1:05'],
  [59 * 60_000 + 59_000, '59:59'],
  [3_600_000, '1:00:00'],
  [3_904_000, '1:05:04'],
  // The clock of the other window may be a little ahead.
  [-3, '0:00'],
])('%i ms are told as %s', (ms, says) => {
  expect(elapsed(ms)).toBe(says)
})
