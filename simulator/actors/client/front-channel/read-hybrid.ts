import { decodeJwt } from 'jose'
import { type IDToken, validateCodeIdTokenResponse } from 'oauth4webapi'
import type { Pending } from '../ask'
import { held, type OAuthClient, serverOf } from '../client'

/**
 * Reads a code with an ID token beside it (OpenID Connect Core section 3.3.2.8): state, the ID token with its signature and nonce, and
 * that the code is the one of `c_hash`. What comes back is good to be redeemed.
 */
export async function readHybrid(
  client: OAuthClient,
  { state, nonce }: Pending,
  parameters: URLSearchParams,
): Promise<URLSearchParams> {
  // A refusal that comes with the browser is the identity provider's, whoever answered last on another channel.
  client.answeredBy = undefined
  const answer = await validateCodeIdTokenResponse(
    serverOf(client),
    client.metadata,
    parameters,
    nonce ?? '',
    state,
    undefined,
    client.options,
  )
  held(
    client,
    'state-matches',
    'rfc6749#10.12',
    'The state that came back is the one this browser was sent away with.',
  )
  heldOfFrontToken(client)
  held(
    client,
    'code-hash',
    'oidc-core#3.3.2.10',
    'c_hash in the ID token is the hash of the code that came beside it.',
  )
  client.claims = decodeJwt<IDToken>(parameters.get('id_token') ?? '') as IDToken
  return answer
}

function heldOfFrontToken(client: OAuthClient): void {
  held(
    client,
    'id-token-signature',
    'oidc-core#3.2.2.11',
    'The signature of the ID token fits a key the issuer publishes.',
  )
  held(
    client,
    'id-token-claims',
    'oidc-core#3.1.3.7',
    'Issuer, audience, times and nonce of the ID token are the expected ones.',
  )
}
