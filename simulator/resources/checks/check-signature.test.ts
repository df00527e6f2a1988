import { CompactSign, importJWK, type JWK } from 'jose'
import { expect, it } from 'vitest'
import { readJsonObject } from '../../core/json'
import { createRandom } from '../../core/random'
import { createDirectory } from '../../directory/directory'
import { contoso } from '../../fixtures/contoso'
import { publicKeys, signingKeys } from '../../fixtures/keys'
import { createKeyCache } from '../key-cache'
import { rows } from '../protected-resource'
import { signature } from './check-signature'

const [key] = signingKeys as [JWK]
const token = await new CompactSign(new TextEncoder().encode('{"sub":"ada"}'))
  .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '' })
  .sign(await importJWK(key, 'RS256'))

/** Shows the token to an API whose issuer publishes `keys`. */
function look(keys: unknown, shown = token) {
  return signature.look({
    directory: createDirectory(contoso),
    appId: '',
    issuers: {},
    endpoint: { path: '/', scopes: [], roles: [], answer: () => rows([]) },
    fetchKeys: async () => undefined,
    keys: createKeyCache(async () => readJsonObject(JSON.stringify(keys))),
    request: { method: 'GET', url: 'https://api.example/expenses', headers: [], body: '' },
    server: { now: () => 0, random: createRandom(1, 'api'), cause: 0, emit: () => 0 },
    token: shown,
  })
}

it('a signature by a published key is accepted', async () => {
  expect(await look(publicKeys)).toMatchObject({ passed: true, found: { payload: { sub: 'ada' } } })
})

it.each([
  ['two keys of one name', { keys: [...publicKeys.keys, ...publicKeys.keys] }, /same kid/],
  ['a secret among public keys', { keys: [...publicKeys.keys, { kty: 'oct', k: 'AAAA' }] }, /mixes/],
  ['an exponent of 1', { keys: publicKeys.keys.map((each) => ({ ...each, e: 'AQ' })) }, /exponent/],
  [
    'a key for encryption',
    { keys: publicKeys.keys.map((each) => ({ ...each, use: 'enc' })) },
    /not for signatures/,
  ],
  ['no key at all', { keys: [] }, /gives no key/],
  ['no key that can be read', { keys: publicKeys.keys.map((each) => ({ ...each, kty: 1 })) }, /gives no key/],
  ['an answer that is no key set', { kids: [] }, /gives no key/],
  ['an answer that is no object', [publicKeys], /gives no key/],
  [
    'no kid on its keys',
    { keys: publicKeys.keys.map((each) => ({ ...each, kid: undefined })) },
    /has the kid/,
  ],
  ['a private key', { keys: [key] }, /cannot be verified/],
  ['a key of another type', { keys: publicKeys.keys.map((each) => ({ ...each, kty: 'EC' })) }, /type EC/],
])('%s: the API trusts no token', async (_what, keys, says) => {
  expect(await look(keys)).toMatchObject({
    passed: false,
    says: expect.stringMatching(says),
    error: { error: 'invalid_token' },
  })
})
