import {
  authorizationCodeGrantRequest,
  processAuthorizationCodeResponse,
  type TokenEndpointResponse,
  validateApplicationLevelSignature,
} from 'oauth4webapi'
import type { Pending } from './ask'
import { held, type OAuthClient, serverOf } from './client'

/** Redeems the code (RFC 6749 section 4.1.3) and validates the ID token, its signature included (OpenID Connect Core section 3.1.3.7). */
export async function redeem(
  client: OAuthClient,
  { redirectUri, codeVerifier, nonce }: Pending,
  answer: URLSearchParams,
): Promise<TokenEndpointResponse> {
  const { metadata, authentication, options } = client
  const server = serverOf(client)
  const response = await authorizationCodeGrantRequest(
    server,
    metadata,
    authentication,
    answer,
    redirectUri,
    codeVerifier,
    options,
  )
  const tokens = await processAuthorizationCodeResponse(server, metadata, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  held(
    client,
    'id-token-claims',
    'oidc-core#3.1.3.7',
    'Issuer, audience, times and nonce of the ID token are the expected ones.',
  )
  await validateApplicationLevelSignature(server, response, options)
  held(
    client,
    'id-token-signature',
    'oidc-core#3.1.3.7',
    'The signature of the ID token fits a key the issuer publishes.',
  )
  return tokens
}
