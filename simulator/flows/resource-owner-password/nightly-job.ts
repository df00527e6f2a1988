import { None } from 'oauth4webapi'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { createClient, Unexpected } from '../../actors/client/client'
import { createDaemon, type Daemon } from '../../actors/daemon'
import type { World } from '../../run/world'
import { ID } from './cast'
import { getToken } from './get-token'
import type { SettingsFile } from './settings-file'
import { nightlyReport, reportsApi } from './tenant'

export const REPORTS_URL = 'https://api.reports.contoso.example/reports'
const READ = `${reportsApi.identifierUris[0]}/Reports.Read`

/** The job: it copies the reports that it may read. */
export interface NightlyJob extends Pick<Daemon, 'sleep'> {
  run(visit: string, cause: number): Promise<Attempted<unknown>>
}

export function createNightlyJob(world: World, issuer: string, file: SettingsFile): NightlyJob {
  const daemon = createDaemon(world, ID.job)
  return {
    sleep: daemon.sleep,
    run: (visit, cause) => {
      const client = createClient(
        world,
        {
          id: ID.job,
          program: ID.instance,
          issuer,
          clientId: nightlyReport.appId,
          authentication: None(),
          transport: (request, last) => world.network.send(ID.job, 'back-channel', request, last),
          visit,
        },
        cause,
      )
      return attempt(client, async () => {
        const accessToken = await daemon.accessToken(async () => {
          const tokens = await getToken(world, client, file, READ, true)
          if (!tokens) throw new Unexpected('There is nothing in the file to get a token with.')
          return tokens
        })
        return callApi(client, REPORTS_URL, accessToken)
      })
    },
  }
}
