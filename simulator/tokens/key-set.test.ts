import { expect, it } from 'vitest'
import { readJsonObject } from '../core/json'
import { publicKeys } from '../fixtures/keys'
import { keySetOf } from './key-set'

const read = (json: string) => keySetOf(readJsonObject(json))
const [key] = publicKeys.keys

it('the keys of an answer are read as they are', () => {
  expect(read(JSON.stringify(publicKeys))).toEqual(publicKeys)
  expect(read('{"keys":[]}')).toEqual({ keys: [] })
})

it.each(['', 'null', '[]', '"keys"', '{}', '{"keys":{}}', '{"keys":"x"}', '{"keys":null}', '<html></html>'])(
  '%j is no key set',
  (json) => {
    expect(read(json)).toBeUndefined()
  },
)

it.each<[string, unknown]>([
  ['no object', 'key'],
  ['null', null],
  ['without a type', { ...key, kty: undefined }],
  ['of a type that is no text', { ...key, kty: { toString: 1 } }],
  ['whose kid is a number', { ...key, kid: 1 }],
  ['whose modulus is a list', { ...key, n: [1] }],
  ['whose exponent is a number', { ...key, e: 65537 }],
  ['whose key_ops are a text', { ...key, key_ops: 'verify' }],
  ['whose use is an object', { ...key, use: {} }],
])('a key %s is left out, and the others count (RFC 7517 section 5)', (_what, other) => {
  expect(read(JSON.stringify({ keys: [other, key] }))).toEqual({ keys: [key] })
})
