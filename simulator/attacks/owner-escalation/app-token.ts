import { ClientSecretPost, None } from 'oauth4webapi'
import { askJobToken, borrowedAssertion, type JobEnvironment } from '../../actors/client/borrowed-assertion'
import { createClient, type OAuthClient } from '../../actors/client/client'
import { clientCredentials } from '../../actors/client/client-credentials'
import { discover } from '../../actors/client/discover'
import type { World } from '../../run/world'
import { ID, LOGIN } from './cast'
import { directoryTools, nightlyReport } from './tenant'

/** The audience that a token of another system has to have for it. */
export const TOKEN_EXCHANGE = 'api://AzureADTokenExchange'

/** What has been added to the application, and proves it from now on. */
export type Proof = { readonly secret: string } | { readonly job: JobEnvironment }

/** The program of the thief, as itself: a public client, which asks for whoever signs in. */
export const toolsClient = (world: World, visit: string, cause: number): OAuthClient =>
  clientAt(world, directoryTools.appId, visit, cause)

/** The same program, calling itself Nightly Report. */
export const appClient = (world: World, visit: string, cause: number): OAuthClient =>
  clientAt(world, nightlyReport.appId, visit, cause)

function clientAt(world: World, clientId: string, visit: string, cause: number): OAuthClient {
  return createClient(
    world,
    {
      id: ID.tools,
      issuer: `${LOGIN}/${world.directory.tenant.organization.id}/v2.0`,
      clientId,
      authentication: None(),
      transport: (request, last) => world.network.send(ID.tools, 'back-channel', request, last),
      visit,
    },
    cause,
  )
}

/** A token in the application's own name (RFC 6749 section 4.4), for all that it was given at one API. */
export async function askAppToken(client: OAuthClient, resource: string, proof: Proof): Promise<string> {
  await discover(client)
  const authentication =
    'secret' in proof
      ? ClientSecretPost(proof.secret)
      : borrowedAssertion(await askJobToken(client, proof.job, TOKEN_EXCHANGE))
  return (await clientCredentials(client, `${resource}/.default`, authentication)).access_token
}
