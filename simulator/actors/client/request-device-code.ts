import {
  type DeviceAuthorizationResponse,
  deviceAuthorizationRequest,
  processDeviceAuthorizationResponse,
} from 'oauth4webapi'
import { type OAuthClient, scopeOf, serverOf, Unexpected } from './client'

/** No device waits for longer than a day. Without a limit a number on the wire leads past the year 275760, where time ends. */
const LONGEST_SECONDS = 86_400

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
  const response = await deviceAuthorizationRequest(
    server,
    metadata,
    authentication,
    scopeOf(client, scope),
    options,
  )
  const codes = await processDeviceAuthorizationResponse(server, metadata, response)
  const { interval = 0, expires_in: lifetime } = codes
  if (Math.max(interval, lifetime) > LONGEST_SECONDS)
    throw new Unexpected('The answer tells the device to wait for longer than a day.')
  return codes
}
