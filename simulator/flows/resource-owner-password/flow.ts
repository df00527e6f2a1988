import type { Attempted } from '../../actors/client/attempt'
import { countRows } from '../../actors/count-rows'
import { fetchKeys } from '../../actors/fetch-keys'
import { refusedBy } from '../../actors/outcome'
import { counted } from '../../core/counted'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { passwordInPrograms } from '../../identity-provider/parts/password-in-programs'
import { json } from '../../network/message'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { ID, parties, sites, takesPart } from './cast'
import { interventions } from './interventions'
import { EXPENSES_URL, type Loot, readFile } from './mallory'
import { createNightlyJob, REPORTS_URL } from './nightly-job'
import { FILE_URL, type SettingsFile, settingsFile } from './settings-file'
import { switches } from './switches'
import { expensesApi, reportsApi, spared } from './tenant'

const LOGIN = 'https://login.entra.example'
/** Seconds. */
const DAY = 86_400

/** A person's password in a job (RFC 6749 section 4.3): what breaks it, who else can use it, and an identity of its own in its place. */
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
  const issuer = `${LOGIN}/${world.directory.tenant.organization.id}/v2.0`
  world.network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: [world.directory],
      origin: LOGIN,
      parts: passwordInPrograms,
      settings: { sparedGroupId: spared.id },
    }),
  })
  mountApis(world, issuer)

  // Written down once, as such files are.
  const file = settingsFile(world)
  const job = createNightlyJob(world, issuer, file)
  let done = await job.run('run 1', 0)
  if (world.switchOf('runs') === 'next-night') {
    const woken = await job.sleep(DAY, 'The next night the timer starts the job again.', done.seq)
    done = await job.run('run 2', woken)
  }
  const own = outcomeOf(world, done)
  if (world.switchOf('file') === 'closed') return own
  mountFolder(world, file)
  return { ...own, says: `${own.says} ${tellOf(world, await readFile(world, issuer, done.seq))}` }
}

function mountApis(world: World, issuer: string): void {
  const { directory } = world
  const keysAt = `${LOGIN}/${directory.tenant.organization.id}/discovery/v2.0/keys`
  const options = (id: string, { appId }: { readonly appId: string }) => ({
    directory,
    appId,
    issuers: { '2.0': issuer },
    fetchKeys: (cause: number) => fetchKeys(world, id, keysAt, cause),
  })
  world.network.mount(new URL(REPORTS_URL).origin, {
    actor: ID.reports,
    handler: createReportsApi(options(ID.reports, reportsApi)),
  })
  world.network.mount(new URL(EXPENSES_URL).origin, {
    actor: ID.expenses,
    handler: createExpensesApi(options(ID.expenses, expensesApi)),
  })
}

/** The folder of the server that the job runs on. */
function mountFolder(world: World, file: SettingsFile): void {
  world.network.mount(new URL(FILE_URL).origin, {
    actor: ID.job,
    handler: async ({ url }) => (url === FILE_URL ? json(200, file) : json(404, {})),
  })
}

function outcomeOf(world: World, done: Attempted<unknown>): Outcome {
  if (!done.ok) return refusedBy(done.failure)
  const name = world.switchOf('identity') === 'person' ? `${world.called(ID.owner)}’s` : 'its own'
  return {
    result: 'completed',
    says: `${world.called(ID.instance)} has read ${counted(countRows(done.value), 'report')} in ${name} name.`,
  }
}

function tellOf(world: World, loot: Loot | undefined): string {
  if (!loot) return 'Mallory got nothing with what is in the file.'
  return loot.as === 'person'
    ? `Mallory has read ${counted(countRows(loot.rows), 'expense')} of ${world.called(ID.owner)}, which the job has nothing to do with.`
    : `Mallory has read ${counted(countRows(loot.rows), 'report')} as ${world.called(ID.instance)}.`
}
