import { describe, expect, test } from 'vitest'
import { smallestSets } from './smallest'

const among = (items: readonly string[], wanted: readonly string[], most = 9) =>
  smallestSets(items, {
    largest: 3,
    most,
    fits: (chosen, item) => !chosen.some((each) => each[0] === item[0]),
    holds: (chosen) => wanted.includes(chosen.join(' ')),
  })

describe('the smallest sets that hold', () => {
  test.each([
    ['one alone, before any two', ['a', 'b', 'c'], ['b', 'a c'], [['b']]],
    [
      'all of the first size that has one',
      ['a', 'b', 'c'],
      ['a b', 'b c'],
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
    ],
    ['never two of one kind', ['a1', 'a2', 'b'], ['a1 a2', 'a2 b'], [['a2', 'b']]],
    ['nothing where nothing holds', ['a', 'b'], [], []],
    ['nothing larger than the largest', ['a', 'b', 'c', 'd'], ['a b c d'], []],
  ])('are %s', (_, items, wanted, sets) => {
    expect(among(items, wanted)).toEqual(sets)
  })

  test('are no more than were asked for', () => {
    expect(among(['a', 'b', 'c'], ['a', 'b', 'c'], 2)).toEqual([['a'], ['b']])
  })
})
