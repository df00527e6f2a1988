import {
  type ClientAuth,
  genericTokenEndpointRequest,
  processGenericTokenEndpointResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import { type OAuthClient, scopeOf, serverOf } from './client'

/** A name and a password, as a program has them. */
export interface OwnerCredentials {
  readonly username: string
  readonly password: string
}

/** Sends a person's password for a token (RFC 6749 section 4.3.2). The library has no function of its own for it: nobody should. */
export async function resourceOwnerPassword(
  client: OAuthClient,
  credentials: OwnerCredentials,
  scope: string,
  authentication: ClientAuth = client.authentication,
): Promise<TokenEndpointResponse> {
  const { metadata, options } = client
  const server = serverOf(client)
  const response = await genericTokenEndpointRequest(
    server,
    metadata,
    authentication,
    'password',
    { ...credentials, ...scopeOf(client, scope) },
    options,
  )
  return processGenericTokenEndpointResponse(server, metadata, response)
}
