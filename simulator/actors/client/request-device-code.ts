import {
  type DeviceAuthorizationResponse,
  deviceAuthorizationRequest,
  processDeviceAuthorizationResponse,
} from 'oauth4webapi'
import { type OAuthClient, serverOf } from './client'

/**
 * Asks for two codes (RFC 8628 section 3.1): one that stays on the device, and one that somebody types elsewhere. A refusal is
 * thrown as the library throws it.
 */
export async function requestDeviceCode(
  client: OAuthClient,
  scope: string,
): Promise<DeviceAuthorizationResponse> {
  const { metadata, authentication, options } = client
  const server = serverOf(client)
  const response = await deviceAuthorizationRequest(server, metadata, authentication, { scope }, options)
  return processDeviceAuthorizationResponse(server, metadata, response)
}
