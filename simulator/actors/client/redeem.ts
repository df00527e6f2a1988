import {
  authorizationCodeGrantRequest,
  nopkce,
  processAuthorizationCodeResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import { acceptIdToken } from './accept-id-token'
import type { Pending } from './ask'
import { type OAuthClient, serverOf } from './client'
import { forItsTenant } from './issuer-of'

/**
 * Redeems the code (RFC 6749 section 4.1.3) and validates the ID token, its signature included (OpenID Connect Core section 3.1.3.7).
 * @param parameters what else stands in the request: `scope`, where the sign-in was for more than one API
 */
export async function redeem(
  client: OAuthClient,
  { redirectUri, codeVerifier, nonce }: Pending,
  answer: URLSearchParams,
  parameters: Readonly<Record<string, string>> = {},
): Promise<TokenEndpointResponse> {
  const { metadata, authentication, options } = client
  const server = serverOf(client)
  const response = await authorizationCodeGrantRequest(
    server,
    metadata,
    authentication,
    answer,
    redirectUri,
    codeVerifier ?? nopkce,
    { ...options, additionalParameters: { ...parameters } },
  )
  const tokens = await processAuthorizationCodeResponse(
    await forItsTenant(server, response),
    metadata,
    response,
    {
      ...(nonce && { expectedNonce: nonce }),
      requireIdToken: true,
    },
  )
  await acceptIdToken(client, response, tokens, 'Issuer, audience, times and nonce')
  return tokens
}
