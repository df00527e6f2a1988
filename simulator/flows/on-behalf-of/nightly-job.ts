import { ClientSecretPost } from 'oauth4webapi'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { createClient } from '../../actors/client/client'
import { clientCredentials } from '../../actors/client/client-credentials'
import { discover } from '../../actors/client/discover'
import { clientSecretOf } from '../../directory/client-secret'
import type { World } from '../../run/world'
import { ID, MY_REPORTS } from './cast'
import { nightlyReport } from './tenant'

/** A job without a person (RFC 6749 section 4.4) that calls an API which acts for people. */
export function runNightlyJob(world: World, issuer: string): Promise<Attempted<unknown>> {
  const secret = clientSecretOf(world.directory.tenant, nightlyReport.passwordCredentials[0]?.keyId ?? '')
  const client = createClient(
    world,
    {
      id: ID.job,
      issuer,
      clientId: nightlyReport.appId,
      authentication: ClientSecretPost(secret),
      transport: (request, last) => world.network.send(ID.job, 'back-channel', request, last),
      visit: 'run 1',
    },
    0,
  )
  return attempt(client, async () => {
    await discover(client)
    const tokens = await clientCredentials(client, 'api://expenses.contoso.example/.default')
    return callApi(client, MY_REPORTS, tokens.access_token)
  })
}
