import { describe, expect, it } from 'vitest'
import { saysSecret, withoutSecret } from './secret-in-text'

const SECRET = 'Sëcret & "W0rd" + <x>'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const written: readonly (readonly [how: string, text: string])[] = [
  ['as it is', `x ${SECRET} y`],
  ['as a URL has it', `?p=${encodeURIComponent(SECRET)}`],
  [
    'as a URL has it, in small letters',
    encodeURIComponent(SECRET).toLowerCase().replace('w0rd', 'W0rd').replace('s%', 'S%'),
  ],
  ['with more of it encoded than needs to be', encodeURIComponent(SECRET).replace('W', '%57')],
  ['twice encoded', encodeURIComponent(encodeURIComponent(SECRET))],
  ['as a form has it', new URLSearchParams({ a: 'b', p: SECRET }).toString()],
  ['as JSON has it', JSON.stringify({ p: SECRET })],
  ['as JSON may have it', JSON.stringify({ p: SECRET }).replace('ë', '\\u00eb')],
  ['in BASE64', base64(SECRET)],
  ['in BASE64URL', Buffer.from(SECRET).toString('base64url')],
  ['in BASE64, as a URL has it', encodeURIComponent(base64(SECRET))],
  ['in BASE64 among other things', `Basic ${base64(`client:${encodeURIComponent(SECRET)}`)}`],
  ['in BASE64URL in an address', `https://login/x/${Buffer.from(`a ${SECRET}`).toString('base64url')}/y`],
  ['in BASE64 of JSON', base64(JSON.stringify({ p: SECRET }))],
]

describe.each(written)('a secret %s', (_, text) => {
  it('is found, and is not in what is left', () => {
    expect(saysSecret(text, [SECRET])).toBe(true)
    const left = withoutSecret(text, [SECRET], '(gone)')
    expect(left).toContain('(gone)')
    expect(saysSecret(left, [SECRET])).toBe(false)
  })
})

it('leaves what stands around it', () => {
  expect(withoutSecret('{"p":"Winter-2026!","q":1}', ['Winter-2026!'], '(gone)')).toBe('{"p":"(gone)","q":1}')
  expect(withoutSecret('a=Winter-2026!x&b=c', ['Winter', 'Winter-2026!'], '(gone)')).toBe('a=(gone)x&b=c')
})

describe('a secret that is short', () => {
  it.each<[text: string, says: boolean]>([
    ['e', true],
    ['password=e&x=y', true],
    ['?password=e', true],
    ['{"password":"e"}', true],
    ['somebody-else', false],
    ['state=somebody-else', false],
    ['', false],
  ])('counts where it is the whole of a value: %s', (text, says) => {
    expect(saysSecret(text, ['e'])).toBe(says)
    expect(withoutSecret(text, ['e'], '!').includes('!')).toBe(says)
  })
})

it.each<[text: string, says: boolean]>([
  ['code=123456', true],
  ['the code 123456.', true],
  ['1234567', false],
  ['a123456', false],
])('digits count where they stand alone: %s', (text, says) => {
  expect(saysSecret(text, ['123456'])).toBe(says)
  expect(withoutSecret(text, ['123456'], '!').includes('!')).toBe(says)
})

it('nothing is said by nobody', () => {
  expect(saysSecret(SECRET, [])).toBe(false)
  expect(withoutSecret(SECRET, [], '!')).toBe(SECRET)
})
