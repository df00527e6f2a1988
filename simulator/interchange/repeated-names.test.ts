import { describe, expect, test } from 'vitest'
import type { JsonValue } from './json'
import { type RepeatedName, repeatedNames } from './repeated-names'

function repeatedIn(text: string): readonly RepeatedName[] {
  return [...repeatedNames(text, JSON.parse(text))].filter((each) => typeof each !== 'number')
}

describe('a name that an object has twice', () => {
  const of = (text: string) =>
    repeatedIn(text).map(({ name, path, before }) => [name, path.join('.'), before])
  test.each<
    [what: string, text: string, found: readonly (readonly [string, string, JsonValue | undefined])[]]
  >([
    ['nothing', '{"a": 1, "b": {"a": 1}}', []],
    ['the same value', '{"a": [1, {"b": 2}], "a": [1,{"b":2}]}', [['a', 'a', undefined]]],
    ['another value', '{"a": 1, "a": "x"}', [['a', 'a', 1]]],
    [
      'three times: each after the first',
      '{"a": 1, "a": 2, "a": 2}',
      [
        ['a', 'a', 1],
        ['a', 'a', undefined],
      ],
    ],
    ['in an item of a list', '[0, {"a": null, "a": false}]', [['a', '1.a', null]]],
    ['spelled with an escape', '{"a": 1, "\\u0061": 2}', [['a', 'a', 1]]],
    ['the word in a text beside it', '{"a": "a\\": 2,", "a": "]}"}', [['a', 'a', 'a": 2,']]],
    [
      'more spaces than a short value has letters',
      `{"a":${' '.repeat(200)}1, "a":\n${'\t'.repeat(200)}2}`,
      [['a', 'a', 1]],
    ],
  ])('%s', (_what, text, found) => {
    expect(of(text)).toEqual(found)
  })
})

describe('what is there twice at each of many depths', () => {
  const long: JsonValue = Array.from({ length: 20_000 }, (_, at) => at)
  const nested = (depth: number) => {
    let text = JSON.stringify(long)
    for (let at = 0; at < depth; at++) text = `{"state":"on","state":"off","x":1,"x":${text}}`
    return text
  }

  test('is not read again at all of them: of what is too long it is said, and short values are compared all the same', () => {
    const found = repeatedIn(nested(40))
    expect(found).toHaveLength(80)
    const [states, others] = [true, false].map((is) => found.filter(({ name }) => (name === 'state') === is))
    expect(states?.every(({ before, isTooLong }) => before === 'on' && !isTooLong)).toBe(true)
    const compared = others?.filter(({ isTooLong }) => !isTooLong) ?? []
    expect(compared.length).toBeGreaterThan(0)
    expect(compared.length).toBeLessThan(4)
    expect(others?.filter(({ isTooLong }) => isTooLong).map(({ before }) => before)).toContainEqual({})
  })

  test('is compared where there is room', () => {
    expect(repeatedIn(nested(1)).map(({ before, isTooLong }) => [before, isTooLong])).toEqual([
      ['on', undefined],
      [1, undefined],
    ])
  })
})
