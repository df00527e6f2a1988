import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { type BuildService, createBuildService } from '../../actors/build-service'
import { fetchKeys, fetchKeysOf } from '../../actors/fetch-keys'
import { createUserAgent } from '../../actors/user-agent'
import { buildServiceKeys, buildServiceSigner } from '../../fixtures/workload-keys'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { peopleAndWorkload } from '../../identity-provider/parts/people-and-workload'
import { changes } from '../../resources/graph/changes/changes'
import { createGraphApi } from '../../resources/graph/graph-api'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { ResourceOptions } from '../../resources/resource-request'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { ActorId, Outcome } from '../../trace/event'
import { about } from './about'
import { BUILD_ISSUER, DESK, GRAPH, ID, LOGIN, parties, REPORTS, sites, takesPart } from './cast'
import { createDesk } from './desk'
import { OWN_BUILD } from './graph-calls'
import { interventions } from './interventions'
import { people } from './person'
import { switches } from './switches'
import { graph, reportsApi } from './tenant'
import { verdict } from './verdict'

/**
 * An owner adds a credential to an application (Microsoft, "What are the default user permissions", Ownership permissions), and gets tokens in its name by
 * client credentials (RFC 6749 section 4.4). What the owner may not do, the application may.
 */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  takesPart,
  switches,
  interventions,
  people,
  play,
}

async function play(world: World): Promise<Outcome> {
  mountContoso(world)
  const build = world.switchOf('way') === 'federated' ? mountBuildService(world) : undefined
  world.network.mount(DESK, {
    actor: ID.tools,
    handler: createDesk(world, build && (() => build.start(OWN_BUILD))),
  })
  const browser = createUserAgent(world, {
    id: ID.thiefBrowser,
    person: ID.thief,
    phone: createAuthenticatorApp(world, ID.phone),
  })
  await browser.open(`${DESK}/`, 0)
  return verdict(world.log.events)
}

/** Contoso's identity provider, Graph as it changes the directory, and an API. */
function mountContoso(world: World): void {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: [directory],
      origin: LOGIN,
      parts: peopleAndWorkload,
      fetchKeys: (issuer, cause) => fetchKeysOf(world, ID.identityProvider, issuer, cause),
    }),
  })
  const options = (id: ActorId, appId: string, version: '1.0' | '2.0'): ResourceOptions => ({
    directory,
    appId,
    issuers: { [version]: issuerOfVersion(version, LOGIN, tenantId) },
    fetchKeys: (cause) => fetchKeys(world, id, `${LOGIN}/${tenantId}/discovery/v2.0/keys`, cause),
  })
  network.mount(GRAPH, {
    actor: ID.graph,
    handler: createGraphApi(options(ID.graph, graph.appId, '1.0'), changes),
  })
  if (takesPart(ID.api, { way: world.switchOf('way') }))
    network.mount(new URL(REPORTS).origin, {
      actor: ID.api,
      handler: createReportsApi(options(ID.api, reportsApi.appId, '2.0')),
    })
}

function mountBuildService(world: World): BuildService {
  const service = createBuildService({
    origin: BUILD_ISSUER,
    issuer: BUILD_ISSUER,
    signer: buildServiceSigner,
    keys: { keys: [...buildServiceKeys.keys] },
    random: world.random('environment of jobs'),
  })
  world.network.mount(BUILD_ISSUER, { actor: ID.buildService, handler: service.handler })
  return service
}
