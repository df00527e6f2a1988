import { expect, it } from 'vitest'
import { bearerToken } from './bearer-token'

const ask = (authorization: readonly string[], url = 'https://api.example/rows', body = '') =>
  bearerToken({
    method: 'GET',
    url,
    headers: authorization.map((value) => ['Authorization', value]),
    body,
  })

it.each([
  [['Bearer a.b.c'], 'a.b.c'],
  [['bearer a.b.c'], 'a.b.c'],
  [['BEARER   a.b.c'], 'a.b.c'],
  [['Bearer a-._~+/0=='], 'a-._~+/0=='],
])('%j carries a token (RFC 6750 section 2.1)', (authorization, token) => {
  expect(ask(authorization)).toEqual({ token })
})

it.each<[string, string[]]>([
  ['no header', []],
  ['an empty header', ['']],
  ['another scheme', ['Basic YTpi']],
  ['a scheme that begins like it', ['Bearertoken a']],
  ['a tab for the space', ['Bearer\ta']],
  ['the token alone', ['a.b.c']],
])('%s carries none', (_what, authorization) => {
  expect(ask(authorization)).toEqual({ problem: 'none' })
})

it.each<[string, string[]]>([
  ['a scheme alone', ['Bearer']],
  ['no token behind it', ['Bearer ']],
  ['a space inside', ['Bearer a b']],
  ['a space behind it', ['Bearer a ']],
  ['two in one header', ['Bearer a, Bearer b']],
  ['two headers', ['Bearer a', 'Bearer b']],
  ['the same header twice', ['Bearer a', 'Bearer a']],
  ['another scheme beside it', ['Basic YTpi', 'Bearer a']],
  ['letters outside ASCII', ['Bearer å']],
  ['padding in the middle', ['Bearer a=b']],
  ['a line break behind it', ['Bearer a\n']],
])('%s is malformed', (_what, authorization) => {
  expect(ask(authorization)).toEqual({ problem: 'malformed' })
})

it('an address or a body is no place for a token (RFC 9700 section 4.3.2)', () => {
  expect(ask([], 'https://api.example/rows?access_token=a')).toEqual({ problem: 'none' })
  expect(ask([], 'https://api.example/rows', 'access_token=a')).toEqual({ problem: 'none' })
})

it('one in the header and one in the address are two ways at once (RFC 6750 section 2)', () => {
  expect(ask(['Bearer a'], 'https://api.example/rows?access_token=a')).toEqual({ problem: 'two ways' })
})
