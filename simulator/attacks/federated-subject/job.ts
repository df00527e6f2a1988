import { attempt } from '../../actors/client/attempt'
import type { JobEnvironment } from '../../actors/client/borrowed-assertion'
import { callApi } from '../../actors/client/call'
import type { World } from '../../run/world'
import { askToken, clientAt } from './ask-token'
import { ID, REPORTS } from './cast'
import { nightlyReport } from './tenant'

/**
 * The nightly job, once: it proves itself, gets a token, and reads the reports.
 * @returns the event that it ends with
 */
export async function runJob(world: World, environment: JobEnvironment): Promise<number> {
  const client = clientAt(world, ID.job, nightlyReport.appId, 'the job', 0)
  const done = await attempt(client, async () =>
    callApi(client, REPORTS, await askToken(client, environment)),
  )
  return done.seq
}
