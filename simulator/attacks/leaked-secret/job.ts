import { attempt } from '../../actors/client/attempt'
import type { JobEnvironment } from '../../actors/client/borrowed-assertion'
import { callApi } from '../../actors/client/call'
import type { World } from '../../run/world'
import { askToken, clientAt, type Proof } from './ask-token'
import { jobOf, REPORTS } from './cast'
import type { SettingsFile } from './settings-file'
import { reportsApi } from './tenant'

const [API_NAME = ''] = reportsApi.identifierUris

/**
 * The nightly job, once: it proves itself, gets a token, and reads the reports.
 * @param environment what the build service gives its job; undefined where it runs on a server of Contoso
 * @returns the event that it ends with
 */
export async function runJob(
  world: World,
  file: SettingsFile,
  environment: JobEnvironment | undefined,
): Promise<number> {
  const credential = world.switchOf('credential')
  const { tenant, client_id: clientId, client_secret: secret = '' } = file
  const proof: Proof = environment
    ? { job: environment }
    : credential === 'secret'
      ? { secret }
      : { certificate: true }
  const client = clientAt(world, jobOf({ credential }), { tenant, clientId }, 'the job', 0)
  const done = await attempt(client, async () =>
    callApi(client, REPORTS, await askToken(world, client, API_NAME, proof)),
  )
  return done.seq
}
