import { type CodeHost, createCodeHost } from '../../actors/code-host'
import { createUserAgent } from '../../actors/user-agent'
import { workload } from '../../identity-provider/parts/workload'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { Flow, Switches } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { mountBuildService, mountIdentityProvider, resourceOptions } from '../mount'
import { about } from './about'
import { CODE, ID, LOGIN, NOTEBOOK, parties, REPORTS, sites, takesPart } from './cast'
import { createDesk } from './desk'
import { interventions } from './interventions'
import { runJob } from './job'
import { people } from './person'
import { MALLORY, repositoriesOf } from './repositories'
import { switches } from './switches'
import { reportsApi } from './tenant'
import { BUILD_ISSUER, ENVIRONMENT, OLD_NAME, ownerOf, workflowOf } from './trust'
import { verdict } from './verdict'

/**
 * Workload identity federation (RFC 7523 section 2.2): what another issuer says of a job stands in for a secret. Whoever comes by a job of which the issuer says the
 * same is the application.
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
  const set: Switches = Object.fromEntries(switches.map(({ name }) => [name, world.switchOf(name)]))
  mountContoso(world)
  const host = mountCodeHost(world, set)

  const seq = await runJob(
    world,
    host.scheduled(`${ownerOf(set)}/nightly-report`, {
      ...(set.trust === 'environment' && { environment: ENVIRONMENT }),
      ...(set.trust === 'workflow' && { workflow: workflowOf(set) }),
    }),
  )

  world.network.mount(NOTEBOOK, {
    actor: ID.notebook,
    handler: createDesk(world, set, host.enroll(MALLORY)),
  })
  const browser = createUserAgent(world, { id: ID.thiefBrowser, person: ID.thief })
  await browser.open(`${NOTEBOOK}/`, seq)
  return verdict(world.log.events)
}

/** Contoso's identity provider and its API. */
function mountContoso(world: World): void {
  mountIdentityProvider(world, ID.identityProvider, LOGIN, workload)
  world.network.mount(new URL(REPORTS).origin, {
    actor: ID.api,
    handler: createReportsApi(resourceOptions(world, LOGIN, ID.api, reportsApi.appId, '2.0')),
  })
}

/** One service, at two addresses: where code is kept, and who says which job is which. */
function mountCodeHost(world: World, set: Switches): CodeHost {
  const service = mountBuildService(world, ID.buildService, BUILD_ISSUER)
  const host = createCodeHost({
    service,
    repositories: repositoriesOf(set),
    freeNames: ownerOf(set) === OLD_NAME ? [] : [OLD_NAME],
    numbersInNewSubjects: set.newRepositories === 'with-ids',
    random: world.random('keys of accounts'),
  })
  world.network.mount(CODE, { actor: ID.buildService, handler: host.handler })
  return host
}
