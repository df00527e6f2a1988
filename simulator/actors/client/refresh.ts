import {
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import { type OAuthClient, serverOf } from './client'
import { forItsTenant } from './issuer-of'

/**
 * Exchanges a refresh token for new tokens (RFC 6749 section 6).
 * @param parameters for example a narrower `scope`
 */
export async function refresh(
  client: OAuthClient,
  refreshToken: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<TokenEndpointResponse> {
  const { metadata, authentication, options } = client
  const server = serverOf(client)
  const response = await refreshTokenGrantRequest(server, metadata, authentication, refreshToken, {
    ...options,
    additionalParameters: { ...parameters },
  })
  return processRefreshTokenResponse(await forItsTenant(server, response), metadata, response)
}
