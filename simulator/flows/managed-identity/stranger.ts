import { readJsonObject } from '../../core/json'
import type { World } from '../../run/world'
import { ID } from './cast'
import { get } from './http'
import { PREVIEW } from './link-preview'
import { show } from './report-job'
import { STORAGE, tokenAddress } from './services'

/** Somebody on the internet gives the web app an address that only the machine can reach, and uses what comes back. */
export async function forge(world: World, cause: number): Promise<{ readonly read: boolean }> {
  const url = `${PREVIEW}/show?${new URLSearchParams({ url: tokenAddress(STORAGE.resource) })}`
  // Of no use unless it is passed on, and it costs nothing to try.
  const asked = await get(world, ID.stranger, ID.webApp, url, [['Metadata', 'true']], cause)
  const token = asked.ok && readJsonObject(asked.value.body)?.access_token
  if (typeof token !== 'string') return { read: false }
  const shown = await show(world, ID.stranger, STORAGE, token, asked.seq)
  return { read: shown.ok }
}
