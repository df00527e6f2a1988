import { type Build, createBuildService } from '../../actors/build-service'
import { countRows } from '../../actors/count-rows'
import { fetchKeys, fetchKeysOf } from '../../actors/fetch-keys'
import { refusedBy } from '../../actors/outcome'
import { counted } from '../../core/counted'
import { buildServiceKeys, buildServiceSigner } from '../../fixtures/workload-keys'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { workload } from '../../identity-provider/parts/workload'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { BUILD_ISSUER, ID, jobOf, parties, reportsApi, sites, takesPart } from './cast'
import { interventions } from './interventions'
import { API_URL, createNightlyJob } from './nightly-job'
import { switches } from './switches'

const LOGIN = 'https://login.entra.example'

/** The client credentials grant (RFC 6749 section 4.4) by secret, by certificate and by federated credential (RFC 7523), to an API call. */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  takesPart,
  switches,
  interventions,
  people: {},
  play,
}

async function play(world: World): Promise<Outcome> {
  const issuerOf = (place: string) => `${LOGIN}/${world.directories[place]?.tenant.organization.id}/v2.0`
  mountIdentityProvider(world)
  mountReportsApi(world, issuerOf('contoso'))
  const build = world.switchOf('credential') === 'federated' ? mountBuildService(world) : undefined

  const credential = world.switchOf('credential')
  const job = createNightlyJob(world, jobOf({ credential }), issuerOf(world.switchOf('tenant')), () => {
    if (!build) throw new Error('Only a job of the build service has its environment.')
    return build.start(buildOf(world))
  })
  let done = await job.run('run 1', 0)
  const later = timerOf(world)
  if (later) done = await job.run('run 2', await job.sleep(later.seconds, later.says, done.seq))
  if (!done.ok) return refusedBy(done.failure)
  return {
    result: 'completed',
    says: `${world.called(ID.instance)} has read ${counted(countRows(done.value), 'report')} in its own name.`,
  }
}

function mountIdentityProvider(world: World): void {
  world.network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: Object.values(world.directories),
      origin: LOGIN,
      parts: workload,
      fetchKeys: (issuer, cause) => fetchKeysOf(world, ID.identityProvider, issuer, cause),
    }),
  })
}

function mountReportsApi(world: World, issuer: string): void {
  const keysAt = `${LOGIN}/${world.directory.tenant.organization.id}/discovery/v2.0/keys`
  world.network.mount(new URL(API_URL).origin, {
    actor: ID.api,
    handler: createReportsApi({
      directory: world.directory,
      appId: reportsApi.appId,
      issuers: { '2.0': issuer },
      fetchKeys: (cause) => fetchKeys(world, ID.api, keysAt, cause),
    }),
  })
}

function mountBuildService(world: World) {
  const ownIssuer = world.switchOf('issuer') === 'of-the-organization'
  const service = createBuildService({
    origin: BUILD_ISSUER,
    issuer: ownIssuer ? `${BUILD_ISSUER}/contoso` : BUILD_ISSUER,
    signer: buildServiceSigner,
    keys: { keys: [...buildServiceKeys.keys] },
    random: world.random('environment of jobs'),
  })
  world.network.mount(BUILD_ISSUER, { actor: ID.buildService, handler: service.handler })
  return service
}

/** Which job runs: that of the main branch of Contoso's repository, or one that somebody could take for it. */
function buildOf(world: World): Build {
  const main = { repository: 'contoso/nightly-report', ref: 'refs/heads/main' }
  switch (world.switchOf('subject')) {
    case 'one-letter-off':
      return { ...main, repository: 'contosso/nightly-report' }
    case 'other-case':
      return { ...main, repository: 'Contoso/nightly-report' }
    case 'other-branch':
      return { ...main, ref: 'refs/heads/tryout' }
    default:
      return main
  }
}

/** When the timer of the job wakes it again. */
function timerOf(world: World): { readonly seconds: number; readonly says: string } | undefined {
  switch (world.switchOf('runs')) {
    case 'half-an-hour-later':
      return { seconds: 1800, says: 'Half an hour later the timer starts the job again.' }
    case 'two-hours-later':
      return { seconds: 7200, says: 'Two hours later the timer starts the job again.' }
    default:
      return undefined
  }
}
