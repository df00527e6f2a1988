import { expect, test } from 'vitest'
import { changeDetails } from './change-details'

test.each([
  [1, '1 second passes'],
  [3_600, '3600 seconds pass'],
])('%i seconds that pass are counted as one or as many', (seconds, says) => {
  expect(changeDetails({ when: { at: 'start' }, do: 'wait', seconds })).toBe(says)
})
