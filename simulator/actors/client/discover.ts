import { discoveryRequest, processDiscoveryResponse } from 'oauth4webapi'
import { held, type OAuthClient } from './client'

/** Asks the identity provider for its addresses, and holds the document's issuer against the one it was set up with (OpenID Connect Discovery section 4). */
export async function discover(client: OAuthClient): Promise<void> {
  const issuer = new URL(client.issuer)
  client.server = await processDiscoveryResponse(issuer, await discoveryRequest(issuer, client.options))
  held(
    client,
    'discovery-issuer',
    'oidc-discovery#4.3',
    `The document's issuer is ${client.server.issuer}, the one this application was set up with.`,
  )
}
