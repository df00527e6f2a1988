import { type ClientAuth, ClientSecretPost, None, type TokenEndpointResponse } from 'oauth4webapi'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { askJobToken, borrowedAssertion, type JobEnvironment } from '../../actors/client/borrowed-assertion'
import { callApi } from '../../actors/client/call'
import { certificateAssertion, type Signer } from '../../actors/client/certificate-assertion'
import { createClient, type OAuthClient } from '../../actors/client/client'
import { clientCredentials } from '../../actors/client/client-credentials'
import { discover } from '../../actors/client/discover'
import { createDaemon } from '../../actors/daemon'
import { guid } from '../../fixtures/guid'
import { nightlyReportSigner, unregisteredSigner } from '../../fixtures/workload-keys'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { ID, nightlyReport, reportsApi } from './cast'

export const API_URL = 'https://api.reports.contoso.example/reports'
const API_NAME = reportsApi.identifierUris[0] ?? ''
const TOKEN_EXCHANGE = 'api://AzureADTokenExchange'

/** The nightly job: what its developer configured, and its way through the protocol. */
export interface NightlyJob {
  /** Gets a token, if it has none that is good, and calls the API (RFC 6749 section 4.4, steps A and B). */
  run(visit: string, cause: number): Promise<Attempted<unknown>>
  /** Waits for its timer. */
  sleep(seconds: number, says: string, cause: number): Promise<number>
}

/** @param startBuild starts the job at the build service, where it runs there */
export function createNightlyJob(
  world: World,
  id: ActorId,
  issuer: string,
  startBuild: () => JobEnvironment,
): NightlyJob {
  const daemon = createDaemon(world, id)
  const clientId = world.switchOf('clientId') === 'unknown' ? guid('Nobody’s client id') : nightlyReport.appId
  return {
    sleep: daemon.sleep,
    run: (visit, cause) => {
      const client = createClient(
        world,
        {
          id,
          program: ID.instance,
          issuer,
          clientId,
          // What it proves itself with is made anew for each token.
          authentication: None(),
          transport: (request, last) => world.network.send(id, 'back-channel', request, last),
          visit,
        },
        cause,
      )
      return attempt(client, async () => {
        const accessToken = await daemon.accessToken(() => fetchToken(world, client, startBuild))
        return callApi(client, API_URL, accessToken)
      })
    },
  }
}

async function fetchToken(
  world: World,
  client: OAuthClient,
  startBuild: () => JobEnvironment,
): Promise<TokenEndpointResponse> {
  await discover(client)
  const authentication = await proofOf(world, client, startBuild)
  return clientCredentials(client, scopeFor(world), authentication)
}

/** What the job shows of itself: a secret, something that it has signed, or what somebody else says about it. */
async function proofOf(
  world: World,
  client: OAuthClient,
  startBuild: () => JobEnvironment,
): Promise<ClientAuth> {
  switch (world.switchOf('credential')) {
    case 'certificate':
      return certificateAssertion(signerFor(world), world.clock, client.random)
    case 'federated': {
      const audience = world.switchOf('audience') === 'reports-api' ? API_NAME : TOKEN_EXCHANGE
      return borrowedAssertion(await askJobToken(client, startBuild(), audience))
    }
    default:
      return ClientSecretPost(secretFor(world))
  }
}

/** What the job asks for: all that it was given at one API, or what developers get wrong about it. */
function scopeFor(world: World): string {
  switch (world.switchOf('scope')) {
    case 'one-permission':
      return `${API_NAME}/${reportsApi.appRoles[0]?.value}`
    case 'another-api':
      return 'https://graph.microsoft.com/.default'
    case 'unknown-api':
      return 'api://nothing.contoso.example/.default'
    default:
      return `${API_NAME}/.default`
  }
}

/** The secret the job presents: this year's, mistyped, the ID beside it in the portal, or last year's, which ran out. */
function secretFor(world: World): string {
  const [current, previous] = nightlyReport.passwordCredentials
  const textOf = (credential: typeof current) =>
    (credential && world.directory.tenant.secrets.clientSecrets[credential.keyId]) ?? ''
  switch (world.switchOf('secret')) {
    case 'wrong':
      return `${textOf(current)}-mistyped`
    case 'its-id':
      return current?.keyId ?? ''
    case 'expired':
      return textOf(previous)
    default:
      return textOf(current)
  }
}

/** The certificate that is installed where the job runs. */
function signerFor(world: World): Signer {
  const named = world.switchOf('certificate') === 'not-registered' ? unregisteredSigner : nightlyReportSigner
  const { key } = world.switchOf('privateKey') === 'another' ? unregisteredSigner : named
  return {
    key,
    thumbprint: named['x5t#S256'],
    algorithm: world.switchOf('algorithm') === 'PS256' ? 'PS256' : 'RS256',
    ...(world.switchOf('assertion') === 'another-audience' && {
      audience: 'https://login.build.example/oauth2/v2.0/token',
    }),
  }
}
