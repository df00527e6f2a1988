import {
  authorizationCodeGrantRequest,
  nopkce,
  processGenericTokenEndpointResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import type { Pending } from '../ask'
import { type OAuthClient, serverOf } from '../client'

/**
 * Redeems the code (RFC 6749 section 4.1.3) as an app that wants nothing but the access token: it knows who is there, or believes so, and
 * compares no nonce of the ID token that comes along.
 */
export async function redeemForAccessToken(
  client: OAuthClient,
  { redirectUri, codeVerifier }: Pending,
  answer: URLSearchParams,
): Promise<TokenEndpointResponse> {
  const { metadata, authentication, options } = client
  const server = serverOf(client)
  const verifier = codeVerifier ?? nopkce
  const response = await authorizationCodeGrantRequest(
    server,
    metadata,
    authentication,
    answer,
    redirectUri,
    verifier,
    options,
  )
  return processGenericTokenEndpointResponse(server, metadata, response)
}
