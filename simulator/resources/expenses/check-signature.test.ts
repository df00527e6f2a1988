import { CompactSign, importJWK, type JSONWebKeySet, type JWK } from 'jose'
import { expect, it } from 'vitest'
import { createRandom } from '../../core/random'
import { createDirectory } from '../../directory/directory'
import { contoso } from '../../fixtures/contoso'
import { publicKeys, signingKeys } from '../../fixtures/keys'
import { signature } from './check-signature'

const [key] = signingKeys as [JWK]
const token = await new CompactSign(new TextEncoder().encode('{"sub":"ada"}'))
  .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '' })
  .sign(await importJWK(key, 'RS256'))

/** Shows the token to an API whose issuer publishes `keys`. */
function look(keys: JSONWebKeySet) {
  return signature.look({
    directory: createDirectory(contoso),
    issuer: '',
    audience: '',
    fetchKeys: async () => keys,
    request: { method: 'GET', url: 'https://api.example/expenses', headers: [], body: '' },
    server: { now: () => 0, random: createRandom(1, 'api'), cause: 0, emit: () => 0 },
    kept: {},
    token,
  })
}

it('a signature by a published key is accepted', async () => {
  expect(await look(publicKeys)).toMatchObject({ passed: true, found: { claims: { sub: 'ada' } } })
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
  ['a key of another type', { keys: publicKeys.keys.map((each) => ({ ...each, kty: 'EC' })) }, /type EC/],
])('%s: the API trusts no token', async (_what, keys, says) => {
  expect(await look(keys)).toMatchObject({
    passed: false,
    says: expect.stringMatching(says),
    error: { error: 'invalid_token' },
  })
})
