import { None } from 'oauth4webapi'
import { askJobToken, borrowedAssertion, type JobEnvironment } from '../../actors/client/borrowed-assertion'
import { createClient, type OAuthClient } from '../../actors/client/client'
import { clientCredentials } from '../../actors/client/client-credentials'
import { discover } from '../../actors/client/discover'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { ID, LOGIN } from './cast'
import { reportsApi } from './tenant'
import { TOKEN_EXCHANGE } from './trust'

const [REPORTS_NAME = ''] = reportsApi.identifierUris

/** A program that calls itself by the client ID of an application: the job of Contoso, or one that somebody else has written. */
export function clientAt(
  world: World,
  id: ActorId,
  clientId: string,
  visit: string,
  cause: number,
): OAuthClient {
  return createClient(
    world,
    {
      id,
      ...(id === ID.job && { program: ID.instance }),
      issuer: `${LOGIN}/${world.directory.tenant.organization.id}/v2.0`,
      clientId,
      // What it proves itself with is made anew for each token.
      authentication: None(),
      transport: (request, last) => world.network.send(id, 'back-channel', request, last),
      visit,
    },
    cause,
  )
}

/** Has the build service say which job this is, and shows that in place of a secret (RFC 7523 section 2.2), for all that the application was given at the Reports API. */
export async function askToken(client: OAuthClient, environment: JobEnvironment): Promise<string> {
  await discover(client)
  const authentication = borrowedAssertion(await askJobToken(client, environment, TOKEN_EXCHANGE))
  return (await clientCredentials(client, `${REPORTS_NAME}/.default`, authentication)).access_token
}
