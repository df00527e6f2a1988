import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inWords, number, readJsonBytes, readJsonObject, readMembers, text, texts } from './json'

const SEED = 7493
const bytes = (...values: number[]) => Uint8Array.from(values)
const deep = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`

describe('an object that somebody else wrote (RFC 7493 section 2)', () => {
  it.each<[string, string, unknown]>([
    ['an object', '{"a":1,"b":["x"]}', { a: 1, b: ['x'] }],
    ['white space', ' { "a" :\t1 }\r\n', { a: 1 }],
    ['names that only look doubled', '{"a":"\\"a\\":","b":{"a":[{"a":1},{"a":2}]}}', {}],
    ['texts that look like names', '{"a":"b","b":"a","c":["a","b"]}', {}],
    ['a pair of surrogates', '{"a":"\\ud83d\\ude00"}', { a: '😀' }],
    ['a large number', '{"a":1e308,"b":-0.5}', { a: 1e308, b: -0.5 }],
    ['32 levels', deep(32), {}],
  ])('%s is read', (_what, json, expected) => {
    expect(readJsonObject(json)).toMatchObject(expected as object)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{a:1}'],
    ['something behind it', '{} {}'],
    ['a list', '[]'],
    ['a text', '"{}"'],
    ['null', 'null'],
    ['a number', '1'],
    ['a name twice', '{"a":1,"a":1}'],
    ['a name twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['a name twice further down', '{"a":[{"b":1,"b":2}]}'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}'],
    ['a number that no double holds', '{"exp":1e999}'],
    ['the same, negative, in a list', '{"exp":[-1e999]}'],
    ['NaN', '{"exp":NaN}'],
    ['half a surrogate', '{"a":"\\ud83d"}'],
    ['half a surrogate in a name', '{"\\ude00":1}'],
    ['33 levels', deep(33)],
    ['a hundred thousand levels', deep(100_000)],
    ['a byte order mark', '\ufeff{}'],
  ])('%s is not', (_what, json) => {
    expect(readJsonObject(json)).toBeUndefined()
  })

  it('__proto__ is a name like any other', () => {
    const read = readJsonObject('{"__proto__":{"alg":"none"}}')
    expect(read && readMembers(read, { alg: text })).toEqual({ members: {} })
  })

  it('bytes have to be UTF-8, without a byte order mark (RFC 8259 section 8.1)', () => {
    expect(readJsonBytes(new TextEncoder().encode('{"a":"å"}'))).toEqual({ a: 'å' })
    expect(readJsonBytes(bytes(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBeUndefined()
    expect(readJsonBytes(bytes(0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d))).toBeUndefined()
    expect(readJsonBytes(bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toBeUndefined()
    expect(readJsonBytes(bytes(0x7b, 0, 0x7d, 0))).toBeUndefined()
  })

  it(`whatever JSON.stringify writes of an object is read, and to the same (seed ${SEED})`, () => {
    const values = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 5 }))
    fc.assert(
      fc.property(values, (value) => {
        const json = JSON.stringify(value)
        expect(JSON.stringify(readJsonObject(json))).toBe(json)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

describe('its members', () => {
  const shape = { alg: text, exp: number, roles: texts }

  it('are those that are there, by their types; others are left alone', () => {
    expect(readMembers({ alg: 'RS256', exp: 1.5, roles: ['a'], x: {} }, shape)).toEqual({
      members: { alg: 'RS256', exp: 1.5, roles: ['a'] },
    })
    expect(readMembers({}, shape)).toEqual({ members: {} })
    expect(readMembers({ alg: '', roles: [] }, shape)).toEqual({ members: { alg: '', roles: [] } })
  })

  it.each<[string, string, unknown]>([
    ['alg', 'an object with a toString', { toString: 1 }],
    ['alg', 'null', null],
    ['alg', 'a number', 256],
    ['alg', 'a list of the right text', ['RS256']],
    ['alg', 'true', true],
    ['exp', 'a text of digits', '1772442000'],
    ['exp', 'a list of one number', [1772442000]],
    ['exp', 'null', null],
    ['roles', 'a text', 'Expenses.Read.All'],
    ['roles', 'a list with a number', ['a', 1]],
    ['roles', 'a list of lists', [['a']]],
    ['roles', 'an object that counts like a list', { 0: 'a', length: 1 }],
  ])('%s is named when it is %s', (name, _what, value) => {
    expect(readMembers({ [name]: value }, shape)).toEqual({ wrong: name })
  })

  it('are not inherited', () => {
    expect(readMembers(JSON.parse('{}'), { toString: text, constructor: text })).toEqual({ members: {} })
  })
})

it('any value has words for a sentence', () => {
  expect([undefined, null, 'a', ['a'], { toString: 1 }, 1].map(inWords)).toEqual([
    'missing',
    'null',
    'a',
    '["a"]',
    '{"toString":1}',
    '1',
  ])
  expect(inWords('x'.repeat(1000))).toHaveLength(103)
})
