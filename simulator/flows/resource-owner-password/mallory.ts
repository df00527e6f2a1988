import { customFetch, None } from 'oauth4webapi'
import { attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { createClient } from '../../actors/client/client'
import { readJsonObject } from '../../core/json'
import type { World } from '../../run/world'
import { ID } from './cast'
import { getToken } from './get-token'
import { REPORTS_URL } from './nightly-job'
import { FILE_URL, type SettingsFile } from './settings-file'
import { expensesApi, nightlyReport } from './tenant'

export const EXPENSES_URL = 'https://api.expenses.contoso.example/expenses'
/** Not what the job does: what the person may. */
const EXPENSES = `${expensesApi.identifierUris[0]}/Expenses.Read`

/** What somebody gets who has found the file. */
export interface Loot {
  /** In whose name. */
  readonly as: 'person' | 'application'
  readonly rows: unknown
}

/** Fetches the file, asks for a token with what is in it, and takes what that opens. */
export async function readFile(world: World, issuer: string, cause: number): Promise<Loot | undefined> {
  const client = createClient(
    world,
    {
      id: ID.mallory,
      issuer,
      clientId: nightlyReport.appId,
      authentication: None(),
      transport: (request, last) => world.network.send(ID.mallory, 'back-channel', request, last),
      visit: 'mallory',
    },
    cause,
  )
  const attempted = await attempt(client, async (): Promise<Loot | undefined> => {
    const response = await client.options[customFetch](FILE_URL, { method: 'GET', headers: {} })
    const file = readJsonObject(await response.text()) as SettingsFile | undefined
    const tokens = file && (await getToken(world, client, file, EXPENSES, false))
    if (!tokens) return undefined
    const as = file.password === undefined ? 'application' : 'person'
    return {
      as,
      rows: await callApi(client, as === 'person' ? EXPENSES_URL : REPORTS_URL, tokens.access_token),
    }
  })
  return attempted.ok ? attempted.value : undefined
}
