import { discoveryRequest, processDiscoveryResponse } from 'oauth4webapi'
import { readJsonObject } from '../../core/json'
import { held, type OAuthClient, Unexpected } from './client'
import { ANY_TENANT, issuerAt } from './issuer-of'

/** Asks the identity provider for its addresses, and holds the document's issuer against the one it was set up with (OpenID Connect Discovery section 4). */
export async function discover(client: OAuthClient): Promise<void> {
  const issuer = new URL(client.issuer)
  const response = await discoveryRequest(issuer, client.options)
  // The library holds two addresses against each other, and takes it for granted that this is one.
  const named = readJsonObject(await response.clone().text())?.issuer
  if (typeof named === 'string' && !URL.canParse(named))
    throw new Unexpected(`The document’s issuer, “${named.slice(0, 100)}”, is no address.`)
  client.server = await processDiscoveryResponse(new URL(issuerAt(client.issuer)), response)
  const open = client.server.issuer.includes(ANY_TENANT)
  held(
    client,
    'discovery-issuer',
    'oidc-discovery#4.3',
    open
      ? `The document's issuer is ${client.server.issuer}: of which tenant a token is, the token says in tid.`
      : `The document's issuer is ${client.server.issuer}, the one this application was set up with.`,
  )
}
