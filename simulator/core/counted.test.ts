import { expect, test } from 'vitest'
import { counted } from './counted'

test.each([
  [0, '0 objects'],
  [1, '1 object'],
  [2, '2 objects'],
])('of %i is spoken as "%s"', (count, says) => {
  expect(counted(count, 'object')).toBe(says)
})

test('what has a plural of its own is given it', () => {
  expect([1, 2].map((count) => counted(count, 'match', 'matches'))).toEqual(['1 match', '2 matches'])
})
