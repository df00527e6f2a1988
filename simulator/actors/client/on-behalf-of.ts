import {
  genericTokenEndpointRequest,
  processGenericTokenEndpointResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import { type OAuthClient, scopeOf, serverOf } from './client'

/**
 * Trades the token that an API was called with for one to the next API, about the same person (RFC 7523 section 2.1). `requested_token_use`
 * is Entra's own. A refusal is thrown as the library throws it.
 * @param assertion the token, as it came
 */
export async function onBehalfOf(
  client: OAuthClient,
  assertion: string,
  scope: string,
): Promise<TokenEndpointResponse> {
  const { metadata, authentication, options } = client
  const server = serverOf(client)
  const response = await genericTokenEndpointRequest(
    server,
    metadata,
    authentication,
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    { assertion, requested_token_use: 'on_behalf_of', ...scopeOf(client, scope) },
    options,
  )
  return processGenericTokenEndpointResponse(server, metadata, response)
}
