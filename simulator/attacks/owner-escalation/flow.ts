import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { createUserAgent } from '../../actors/user-agent'
import { peopleAndWorkload } from '../../identity-provider/parts/people-and-workload'
import { changes } from '../../resources/graph/changes/changes'
import { createGraphApi } from '../../resources/graph/graph-api'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { ActorId, Outcome } from '../../trace/event'
import { mountBuildService, mountIdentityProvider, resourceOptions } from '../mount'
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
  const build =
    world.switchOf('way') === 'federated'
      ? mountBuildService(world, ID.buildService, BUILD_ISSUER)
      : undefined
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
  const { network } = world
  mountIdentityProvider(world, ID.identityProvider, LOGIN, peopleAndWorkload)
  const options = (id: ActorId, appId: string, version: '1.0' | '2.0') =>
    resourceOptions(world, LOGIN, id, appId, version)
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
