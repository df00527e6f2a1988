import { describe, expect, it } from 'vitest'
import { idToken, provider, withClient } from '../testing/identity-provider'
import { APP, document, LOGIN, type Script } from '../testing/world'
import { discover } from './discover'
import { readAnswer } from './read-answer'
import { redeem } from './redeem'

const pending = {
  redirectUri: `${APP}/callback`,
  state: 's',
  nonce: 'the-nonce',
  codeVerifier: 'v'.repeat(43),
}
const GOOD = { access_token: 'a', token_type: 'Bearer' }
const html = () => ({
  ...document({}),
  headers: [['Content-Type', 'text/html']] as const,
  body: '<p>Hello</p>',
})

/** What the app says of these answers. */
async function wrongWith(
  tokens: Script | object,
  changes: object = {},
  more: Record<string, Script> = {},
  came = 'code=c&state=s',
) {
  const { failure } = await withClient({ ...provider(tokens, changes), ...more }, async (client) => {
    await discover(client)
    return redeem(client, pending, readAnswer(client, pending, new URLSearchParams(came)))
  })
  return failure?.check
}
const withToken = async (claims: object) => ({ ...GOOD, id_token: await idToken({ ...claims }) })

describe('what the library refuses is told in words, with where it is written', () => {
  it.each<[spec: string, says: RegExp, () => ReturnType<typeof wrongWith>]>([
    [
      'rfc6749#5.1',
      /token endpoint says that it is text\/html, and not application\/json\.$/,
      () => wrongWith(html()),
    ],
    [
      'rfc6749#5.1',
      /token endpoint has the status 404, and should have 200\.$/,
      () => wrongWith(document({}, 404)),
    ],
    ['rfc6749#5.1', /token endpoint is no JSON object\.$/, () => wrongWith(document([]))],
    ['rfc6749#5.1', /has no access_token that is a string\.$/, () => wrongWith({ token_type: 'Bearer' })],
    ['rfc6749#7.1', /a token_type that the app does not know/, () => wrongWith({ ...GOOD, token_type: 'x' })],
    [
      'oidc-discovery#3',
      /has no token_endpoint that can be used\.$/,
      () => wrongWith({}, { token_endpoint: 'x' }),
    ],
    [
      'oidc-discovery#4.2',
      /^The identity provider’s list of addresses has no issuer that is a string\.$/,
      () => wrongWith({}, { issuer: 1 }),
    ],
    [
      'rfc7517#5',
      /^The issuer’s list of keys has the status 404/,
      async () => wrongWith(await withToken({}), {}, { [`${LOGIN}/keys`]: document({}, 404) }),
    ],
    [
      'oidc-core#3.1.3.7',
      /^aud in the ID token is not what the app expects\.$/,
      async () => wrongWith(await withToken({ aud: 'x' })),
    ],
    [
      'oidc-core#3.1.3.7',
      /^The ID token has no sub\.$/,
      async () => wrongWith(await withToken({ sub: undefined })),
    ],
    ['oidc-core#3.1.3.7', /^The ID token has expired\.$/, async () => wrongWith(await withToken({ exp: 1 }))],
    ['rfc7515#5.2', /^The ID token is not written as one is\.$/, () => wrongWith({ ...GOOD, id_token: 'x' })],
    [
      'rfc6749#3.1',
      /^code came with the browser more than once\.$/,
      () => wrongWith({}, {}, {}, 'code=a&code=b&state=s'),
    ],
    [
      'rfc9207#2.4',
      /^The iss that came/,
      () => wrongWith({}, {}, {}, 'code=a&state=s&iss=https://x.example'),
    ],
  ])('%s: %s', async (spec, says, made) => {
    const check = await made()
    expect(check).toMatchObject({ check: 'answer-conforms', spec })
    expect(check?.description).toMatch(says)
    expect(check?.error).toMatch(/^invalid_(response|token)$/)
  })

  it('a claim stands beside what it has to be', async () => {
    expect((await wrongWith(await withToken({ aud: 'x' })))?.compared).toEqual({
      expected: 'the-app',
      came: 'x',
    })
  })
})
