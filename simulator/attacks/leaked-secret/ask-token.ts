import { type ClientAuth, ClientSecretPost, None } from 'oauth4webapi'
import { askJobToken, borrowedAssertion, type JobEnvironment } from '../../actors/client/borrowed-assertion'
import { certificateAssertion } from '../../actors/client/certificate-assertion'
import { createClient, type OAuthClient } from '../../actors/client/client'
import { clientCredentials } from '../../actors/client/client-credentials'
import { discover } from '../../actors/client/discover'
import { nightlyReportSigner } from '../../fixtures/workload-keys'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { ID, LOGIN } from './cast'

const TOKEN_EXCHANGE = 'api://AzureADTokenExchange'

/** A program that calls itself Nightly Report: the job, or somebody who has read its file. */
export function clientAt(
  world: World,
  id: ActorId,
  { tenant, clientId }: { readonly tenant: string; readonly clientId: string },
  visit: string,
  cause: number,
): OAuthClient {
  return createClient(
    world,
    {
      id,
      ...(id !== ID.notebook && { program: ID.instance }),
      issuer: `${LOGIN}/${tenant}/v2.0`,
      clientId,
      // What it proves itself with is made anew for each token.
      authentication: None(),
      transport: (request, last) => world.network.send(id, 'back-channel', request, last),
      visit,
    },
    cause,
  )
}

/** What somebody shows of themselves: what they have written down, what they can sign with, or what the build service says of their job. */
export type Proof =
  | { readonly secret: string }
  | { readonly certificate: true }
  | { readonly job: JobEnvironment }
  | { readonly nothing: true }

/** Asks for a token in the application's own name (RFC 6749 section 4.4), for all that it was given at one API. */
export async function askToken(
  world: World,
  client: OAuthClient,
  resource: string,
  proof: Proof,
): Promise<string> {
  await discover(client)
  const authentication = await authenticationOf(world, client, proof)
  const { access_token: token } = await clientCredentials(client, `${resource}/.default`, authentication)
  return token
}

async function authenticationOf(world: World, client: OAuthClient, proof: Proof): Promise<ClientAuth> {
  if ('secret' in proof) return ClientSecretPost(proof.secret)
  if ('job' in proof) return borrowedAssertion(await askJobToken(client, proof.job, TOKEN_EXCHANGE))
  if ('nothing' in proof) return None()
  const { key, 'x5t#S256': thumbprint } = nightlyReportSigner
  return certificateAssertion({ key, thumbprint, algorithm: 'RS256' }, world.clock, client.random)
}
