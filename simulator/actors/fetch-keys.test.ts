import { describe, expect, it } from 'vitest'
import { fetchKeysOf } from './fetch-keys'
import { inWorld } from './testing/in-world'

describe('the keys of an issuer of which nothing is known but its name (OpenID Connect Discovery section 4)', () => {
  const ISSUER = 'https://token.build.example'
  const fetched = (metadata: object | string, status = 200) =>
    inWorld(async (world) => {
      const answer = (body: object | string) => ({
        status,
        headers: [],
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      world.network.mount(ISSUER, {
        actor: 'issuer',
        handler: async ({ url }) =>
          answer(url === `${ISSUER}/.well-known/openid-configuration` ? metadata : { keys: ['some'] }),
      })
      return fetchKeysOf(world, 'job', ISSUER, 0)
    })

  it('are where its metadata say', async () => {
    const { value, events } = await fetched({ issuer: ISSUER, jwks_uri: `${ISSUER}/k` })
    expect(value).toEqual({ keys: ['some'] })
    const asked = events.flatMap((event) => (event.type === 'request-sent' ? [event.request.url] : []))
    expect(asked).toEqual([`${ISSUER}/.well-known/openid-configuration`, `${ISSUER}/k`])
  })

  it.each<[string, object | string, number?]>([
    ['metadata of another issuer', { issuer: 'https://evil.example', jwks_uri: `${ISSUER}/k` }],
    ['metadata of an issuer with a slash more', { issuer: `${ISSUER}/`, jwks_uri: `${ISSUER}/k` }],
    ['metadata without jwks_uri', { issuer: ISSUER }],
    ['a jwks_uri that is no address', { issuer: ISSUER, jwks_uri: 'keys' }],
    ['a jwks_uri that is no text', { issuer: ISSUER, jwks_uri: [`${ISSUER}/k`] }],
    ['metadata that are no JSON', '<html>'],
    ['an answer of 500', { issuer: ISSUER, jwks_uri: `${ISSUER}/k` }, 500],
    ['keys at a host that does not exist', { issuer: ISSUER, jwks_uri: 'https://nowhere.example/k' }],
  ])('are none with %s', async (_what, metadata, status) => {
    expect((await fetched(metadata, status)).value).toBeUndefined()
  })

  it.each([['x'], [''], ['http://[']])('are none where its name, “%s”, is no address', async (issuer) => {
    const { value, events } = await inWorld((world) => fetchKeysOf(world, 'job', issuer, 0))
    expect(value).toBeUndefined()
    expect(events.some(({ type }) => type === 'request-sent')).toBe(false)
  })
})
