import {
  type ClientAuth,
  clientCredentialsGrantRequest,
  processClientCredentialsResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import { type OAuthClient, scopeOf, serverOf } from './client'

/**
 * Asks for a token in the client's own name (RFC 6749 section 4.4): no person, no code, no refresh token. A refusal is thrown as
 * the library throws it.
 * @param authentication what the client proves itself with, where that is known only now: the token of another system
 */
export async function clientCredentials(
  client: OAuthClient,
  scope: string,
  authentication: ClientAuth = client.authentication,
): Promise<TokenEndpointResponse> {
  const { metadata, options } = client
  const server = serverOf(client)
  const response = await clientCredentialsGrantRequest(
    server,
    metadata,
    authentication,
    scopeOf(client, scope),
    options,
  )
  return processClientCredentialsResponse(server, metadata, response)
}
