import {
  type DeviceAuthorizationResponse,
  deviceCodeGrantRequest,
  processDeviceCodeResponse,
  ResponseBodyError,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import { acceptIdToken } from './accept-id-token'
import { type OAuthClient, serverOf } from './client'

/** RFC 8628 section 3.2: what a device waits for when the answer does not say. */
const DEFAULT_INTERVAL_SECONDS = 5

/** RFC 8628 section 3.5: by how much `slow_down` makes the interval longer. */
const SLOWER_BY_SECONDS = 5

/** What a device knows when it decides how long to wait: seconds, all but the count. */
export interface Patience {
  /** What the server wants by now, at least. */
  readonly interval: number
  /** How often it said `slow_down`. */
  readonly slowed: number
  /** Since the codes came. */
  readonly waited: number
}

/** The seconds until the next poll. */
export type Pace = (patience: Patience) => number

/**
 * Asks until somebody has signed the device in (RFC 8628 sections 3.4 and 3.5): waits for the interval, takes "not yet" for an
 * answer, asks less often when it is told to or when no answer comes. Then it validates the ID token. Every other refusal is thrown
 * as the library throws it, and so is silence that lasts longer than the codes.
 * @param pace a device that waits longer than it has to, or not long enough
 */
export async function poll(
  client: OAuthClient,
  codes: DeviceAuthorizationResponse,
  pace: Pace = ({ interval }) => interval,
): Promise<TokenEndpointResponse> {
  const { clock, scheduler } = client.world
  const began = clock.seconds()
  let interval = codes.interval ?? DEFAULT_INTERVAL_SECONDS
  let slowed = 0
  for (;;) {
    await scheduler.sleep(pace({ interval, slowed, waited: clock.seconds() - began }) * 1000)
    try {
      return await askOnce(client, codes.device_code)
    } catch (fault) {
      if (isRefusal(fault, 'slow_down')) {
        interval += SLOWER_BY_SECONDS
        slowed += 1
      } else if (isSilence(fault)) {
        if (clock.seconds() >= began + codes.expires_in) throw fault
        interval *= 2
      } else if (!isRefusal(fault, 'authorization_pending')) throw fault
    }
  }
}

async function askOnce(client: OAuthClient, deviceCode: string): Promise<TokenEndpointResponse> {
  const { metadata, authentication, options } = client
  const server = serverOf(client)
  const response = await deviceCodeGrantRequest(server, metadata, authentication, deviceCode, options)
  const tokens = await processDeviceCodeResponse(server, metadata, response)
  await acceptIdToken(client, response, tokens, 'Issuer, audience and times')
  return tokens
}

function isRefusal(fault: unknown, error: string): boolean {
  return fault instanceof ResponseBodyError && fault.error === error
}

/** As `fetch` says that no answer came; a server that cannot be reached now may be back later. */
function isSilence(fault: unknown): boolean {
  return fault instanceof TypeError && fault.message.startsWith('Failed to fetch')
}
