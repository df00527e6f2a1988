import { expect, test } from 'vitest'
import { lettersOf, shortened } from './words'

test.each([
  ['abc', 3],
  ['ADA', 3.45],
  ['WWW', 4.65],
  ['名前', 3.6],
  // A mark stands on the letter before it.
  ['e\u0301', 1],
])('%s is as long as %f letters of the average width', (text, letters) => {
  expect(lettersOf(text)).toBeCloseTo(letters)
})

test.each([
  ['Ada', 26, 'Ada'],
  ['W'.repeat(40), 26, `${'W'.repeat(15)}…`],
  ['Anne Marie Wilhelmine Oberstolzenhausen', 22, 'Anne Marie Wilhelm…'],
  ['Ada Nilsen Berg', 12.6, 'Ada Nilsen…'],
  // A letter outside of the basic plane is not cut in two.
  ['😀😀😀😀', 5.2, '😀😀…'],
])('%s in %f letters', (text, most, expected) => {
  expect(shortened(text, most)).toBe(expected)
  expect(lettersOf(shortened(text, most))).toBeLessThanOrEqual(Math.max(most, 0))
})
