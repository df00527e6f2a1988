import { expect, test } from 'vitest'
import { changesSay, switchesSay } from './changed-words'

test.each([
  [0, 0, 'Nothing is changed.'],
  [2, 0, '2 changed.'],
  [0, 1, 'Nothing is changed here. In “Break it”, a switch is changed.'],
  [1, 2, '1 changed. In “Break it”, 2 switches are changed.'],
])('with %i changes and %i switches, “Change” says: %s', (changes, switches, says) => {
  expect(changesSay(changes, switches)).toBe(says)
})

test.each([
  [0, 0, 'Everything is as it should be.'],
  [1, 0, '1 changed.'],
  [0, 1, 'Every switch is as it should be. In “Change”, 1 thing is changed.'],
  [2, 3, '2 changed. In “Change”, 3 things are changed.'],
])('with %i switches and %i changes, “Break it” says: %s', (switches, changes, says) => {
  expect(switchesSay(switches, changes)).toBe(says)
})
