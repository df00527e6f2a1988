import { describe, expect, it } from 'vitest'
import { readClaims, subjectOf } from './claims'

describe('claims are read by their types (RFC 7519 section 4.1)', () => {
  it('one audience is a list of one', () => {
    expect(readClaims({ aud: 'a', exp: 1.5, roles: [], mystery: { a: 1 } })).toEqual({
      claims: { aud: ['a'], exp: 1.5, roles: [] },
    })
    expect(readClaims({ aud: ['a', 'b'] })).toEqual({ claims: { aud: ['a', 'b'] } })
    expect(readClaims({})).toEqual({ claims: {} })
  })

  const other: readonly unknown[] = [null, true, 0, {}, { toString: 1 }, [], ['a'], [['a']], [1], '', 'a']
  const isText = (value: unknown) => typeof value === 'string'
  const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)
  it.each<[string, (value: unknown) => boolean]>([
    ['iss', isText],
    ['sub', isText],
    ['aud', (value) => isText(value) || isTexts(value)],
    ['exp', (value) => value === 0],
    ['nbf', (value) => value === 0],
    ['iat', (value) => value === 0],
    ['ver', isText],
    ['tid', isText],
    ['oid', isText],
    ['scp', isText],
    ['roles', isTexts],
    ['idtyp', isText],
    ['azp', isText],
    ['appid', isText],
  ])('%s of any other type is named', (name, good) => {
    for (const value of other)
      expect(readClaims({ [name]: value }), JSON.stringify(value)).toEqual(
        good(value) ? { claims: { [name]: name === 'aud' ? [value].flat() : value } } : { wrong: name },
      )
  })

  it.each([
    [0, true],
    [-1, true],
    [1772442000.25, true],
    [8.64e12, true],
    [-8.64e12, true],
    [8.64e12 + 1, false],
    [1e300, false],
    [-1e300, false],
    [Number.POSITIVE_INFINITY, false],
    [Number.NaN, false],
    ['1772442000', false],
    ['NaN', false],
  ])('%s is a NumericDate: %s', (exp, good) => {
    expect('claims' in readClaims({ exp })).toBe(good)
  })
})

it.each([
  [{ scp: 'Expenses.Read' }, 'person'],
  [{ scp: '' }, 'person'],
  [{ scp: 'Expenses.Read', roles: ['Approver'] }, 'person'],
  [{ scp: 'Expenses.Read', idtyp: 'user' }, 'person'],
  [{ roles: ['Expenses.Read.All'] }, 'application'],
  [{ roles: ['Expenses.Read.All'], idtyp: 'app' }, 'application'],
  [{}, 'application'],
  [{ scp: 'Expenses.Read', idtyp: 'app' }, undefined],
  [{ idtyp: 'user' }, undefined],
  [{ scp: 'Expenses.Read', idtyp: 'device' }, undefined],
  [{ idtyp: '' }, undefined],
])('a token with %j speaks for: %s', (claims, subject) => {
  expect(subjectOf(claims)).toBe(subject)
})
