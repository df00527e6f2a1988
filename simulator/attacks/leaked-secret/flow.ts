import { createUserAgent } from '../../actors/user-agent'
import { workload } from '../../identity-provider/parts/workload'
import { json } from '../../network/message'
import { collections } from '../../resources/graph/collections/collections'
import { createGraphApi } from '../../resources/graph/graph-api'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { ActorId, Outcome } from '../../trace/event'
import { mountBuildService, mountIdentityProvider, resourceOptions } from '../mount'
import { about } from './about'
import {
  BUILD_ISSUER,
  GRAPH,
  ID,
  LOGIN,
  NOTEBOOK,
  parties,
  REPORTS,
  REPOSITORY,
  SETTINGS_FILE,
  sites,
  takesPart,
} from './cast'
import { createDesk } from './desk'
import { interventions } from './interventions'
import { runJob } from './job'
import { people } from './person'
import { settingsFile } from './settings-file'
import { switches } from './switches'
import { graph, reportsApi } from './tenant'
import { verdict } from './verdict'

/**
 * Client credentials (RFC 6749 section 4.4) in the hands of somebody else: whoever shows what proves the application is the application, from
 * wherever they ask.
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
  const file = settingsFile(world)
  world.network.mount(REPOSITORY, {
    actor: ID.repository,
    handler: async ({ url }) => (url === SETTINGS_FILE ? json(200, file) : json(404, {})),
  })
  const build =
    world.switchOf('credential') === 'federated'
      ? mountBuildService(world, ID.buildService, BUILD_ISSUER)
      : undefined
  const jobAt = (repository: string) => build?.start({ repository, ref: 'refs/heads/main' })

  const seq = await runJob(world, file, jobAt('contoso/nightly-report'))

  // A job of the thief's own repository, on a machine of his: the build service says which repository it is of.
  const startJob =
    build && (() => build.start({ repository: 'mallory/nightly-report', ref: 'refs/heads/main' }))
  world.network.mount(NOTEBOOK, { actor: ID.notebook, handler: createDesk(world, startJob) })
  const browser = createUserAgent(world, { id: ID.thiefBrowser, person: ID.thief })
  await browser.open(`${NOTEBOOK}/`, seq)
  return verdict(world.log.events)
}

/** Contoso's identity provider and its two APIs. */
function mountContoso(world: World): void {
  const { network } = world
  mountIdentityProvider(world, ID.identityProvider, LOGIN, workload)
  const options = (id: ActorId, appId: string, version: '1.0' | '2.0') =>
    resourceOptions(world, LOGIN, id, appId, version)
  network.mount(new URL(REPORTS).origin, {
    actor: ID.api,
    handler: createReportsApi(options(ID.api, reportsApi.appId, '2.0')),
  })
  network.mount(GRAPH, {
    actor: ID.graph,
    handler: createGraphApi(options(ID.graph, graph.appId, '1.0'), collections),
  })
}
