import { type AuthorizationServer, type ClientAuth, ClientSecretPost, None } from 'oauth4webapi'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { certificateAssertion } from '../../actors/client/certificate-assertion'
import { createClient, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { onBehalfOf } from '../../actors/client/on-behalf-of'
import { clientSecretOf } from '../../directory/client-secret'
import { expensesApiSigner } from '../../fixtures/expenses-api-certificate'
import { json } from '../../network/message'
import type { Handler } from '../../network/server'
import { problem } from '../../resources/challenge'
import { createProtectedResource, rows } from '../../resources/protected-resource'
import type { Endpoint, ResourceOptions } from '../../resources/resource-request'
import type { World } from '../../run/world'
import { bearerToken } from '../../tokens/bearer-token'
import { ID, REPORTS } from './cast'
import { expensesApi } from './tenant'
import { whoever } from './whoever'

const READ_REPORTS = 'api://reports.contoso.example/Reports.Read'

/** `GET /my-reports`: for people through an app, and for programs of their own. What it answers comes from the next API. */
const myReports: Endpoint = {
  path: '/my-reports',
  scopes: ['Expenses.Read'],
  roles: ['Expenses.Read.All'],
  answer: () => rows([]),
}

/** Expenses API: called with one token, and a client of the next API. */
export interface ExpensesApi {
  readonly handler: Handler
  /** What came of its own call when it was last called, once it let the caller in. */
  last(): Attempted<unknown> | undefined
}

export function createExpensesApi(world: World, issuer: string, options: ResourceOptions): ExpensesApi {
  const door = createProtectedResource(
    options,
    [myReports],
    world.switchOf('apiLooksAt') === 'signature' ? { decide: whoever } : {},
  )
  let known: AuthorizationServer | undefined
  let last: Attempted<unknown> | undefined

  const handler: Handler = async (request, server) => {
    last = undefined
    const answer = await door(request, server)
    const shown = bearerToken(request)
    if (answer.status !== 200 || request.method !== 'GET' || !('token' in shown)) return answer
    const client = await clientOf(server.cause, server.random.token(12))
    last = await attempt(client, async () => callApi(client, REPORTS, await nextToken(client, shown.token)))
    return last.ok
      ? json(200, last.value, [['Cache-Control', 'no-store']])
      : problem(403, 'accessDenied', 'The reports could not be fetched in your name.')
  }
  return { handler, last: () => last }

  /** RFC 7523 section 2.1: the token that came, for one to the next API. */
  async function nextToken(client: OAuthClient, token: string): Promise<string> {
    if (world.switchOf('shows') === 'the-same-token') return token
    if (known) client.server = known
    else await discover(client)
    known = client.server
    return (await onBehalfOf(client, token, scope())).access_token
  }

  async function clientOf(cause: number, visit: string): Promise<OAuthClient> {
    return createClient(
      world,
      {
        id: ID.api,
        issuer,
        clientId: expensesApi.appId,
        authentication: await proof(visit),
        transport: (request, at) => world.network.send(ID.api, 'back-channel', request, at),
        visit,
      },
      cause,
    )
  }

  function scope(): string {
    switch (world.switchOf('scope')) {
      case 'default':
        return 'api://reports.contoso.example/.default'
      case 'graph':
        return 'https://graph.microsoft.com/User.Read'
      default:
        return READ_REPORTS
    }
  }

  async function proof(visit: string): Promise<ClientAuth> {
    const how = world.switchOf('proof')
    if (how === 'none') return None()
    if (how === 'certificate') {
      const { key, 'x5t#S256': thumbprint } = expensesApiSigner
      return certificateAssertion(
        { key, thumbprint, algorithm: 'PS256' },
        world.clock,
        world.random(`assertions ${visit}`),
      )
    }
    const [current, previous] = expensesApi.passwordCredentials
    const { keyId = '' } = (how === 'expired-secret' ? previous : current) ?? {}
    return ClientSecretPost(clientSecretOf(world.directory.tenant, keyId))
  }
}
