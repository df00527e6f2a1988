import { importJWK, type JWTPayload, SignJWT } from 'jose'
import { None } from 'oauth4webapi'
import { publicKeys, signingKeys } from '../../fixtures/keys'
import type { HttpRequest } from '../../network/message'
import { START_OF_DAY } from '../../run/run'
import type { World } from '../../run/world'
import { type Attempted, attempt } from '../client/attempt'
import { createClient, type OAuthClient } from '../client/client'
import { document, inWorld, LOGIN, type Script } from './world'

export const ISSUER = `${LOGIN}/tenant/v2.0`
export const CLIENT_ID = 'the-app'
/** Epoch seconds at which every world begins. */
export const NOW = START_OF_DAY / 1000
const [key = { kty: 'RSA' }] = signingKeys

export const metadata = {
  issuer: ISSUER,
  authorization_endpoint: `${LOGIN}/authorize`,
  token_endpoint: `${LOGIN}/token`,
  jwks_uri: `${LOGIN}/keys`,
}

/** An ID token as the app wants it, with some claims changed; undefined takes one out. */
export async function idToken(
  changes: Readonly<Record<string, unknown>> = {},
  signer: { readonly key?: object; readonly kid?: string | undefined } = {},
): Promise<string> {
  const good: JWTPayload = {
    iss: ISSUER,
    aud: CLIENT_ID,
    sub: 'ada',
    nonce: 'the-nonce',
    iat: NOW,
    exp: NOW + 3600,
  }
  return new SignJWT({ ...good, ...changes })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: signer.kid ?? key.kid ?? '' })
    .sign(signer.key ? (signer.key as CryptoKey) : await importJWK(key, 'RS256'))
}

/** An identity provider of scripts: its metadata, its keys, and whatever it gives for a code. */
export function provider(tokens: Script | object, changes: object = {}): Record<string, Script> {
  const isAnswer = typeof tokens === 'function' || 'headers' in tokens
  return {
    [`${ISSUER}/.well-known/openid-configuration`]: document({ ...metadata, ...changes }),
    [`${LOGIN}/keys`]: document(publicKeys),
    [`${LOGIN}/token`]: isAnswer ? (tokens as Script) : document(tokens),
  }
}

/** An OAuth client in a world of these scripts, and what its steps came to. */
export async function withClient<T>(
  scripts: Readonly<Record<string, Script>>,
  steps: (client: OAuthClient, world: World) => Promise<T>,
  visit = 'one',
) {
  let client: OAuthClient | undefined
  const scene = await inWorld(async (world): Promise<Attempted<T>> => {
    const made = createClient(
      world,
      {
        id: 'app',
        issuer: ISSUER,
        clientId: CLIENT_ID,
        authentication: None(),
        transport: (request: HttpRequest, cause) => world.network.send('app', 'back-channel', request, cause),
        visit,
      },
      0,
    )
    client = made
    return attempt(made, () => steps(made, world))
  }, scripts)
  const attempted = scene.value
  if (!attempted || !client) throw new Error('The steps did not come to an end.')
  return {
    ...scene,
    attempted,
    client,
    failure: attempted.ok ? undefined : attempted.failure,
    checks: scene.events.flatMap((event) =>
      event.type === 'check-passed' || event.type === 'check-failed'
        ? [`${event.type === 'check-passed' ? '+' : '-'} ${event.check}`]
        : [],
    ),
  }
}
