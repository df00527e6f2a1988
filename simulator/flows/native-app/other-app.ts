import { post } from '../../actors/page-requests'
import { readJsonObject } from '../../core/json'
import type { HttpRequest } from '../../network/message'
import type { World } from '../../run/world'
import { API_URL, ID } from './cast'
import { receipts } from './tenant'

/** What another app on the device has got hold of, and what it came to. */
export interface Loot {
  /** What it used: the code that it was called with, or the refresh token that lay in a file. */
  readonly with: 'code' | 'refresh token'
  /** What the API has given it; undefined where it got no token. */
  readonly rows?: unknown
  readonly seq: number
}

/** Hands in a code that was meant for the other one: everything that a public client has to say stands in that app, and in the address. */
export function redeemCode(world: World, tokenEndpoint: string, address: URL, cause: number): Promise<Loot> {
  const [redirectUri = ''] = address.href.split('?')
  const fields = {
    grant_type: 'authorization_code',
    code: address.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
  }
  return spend(world, tokenEndpoint, 'code', fields, cause)
}

/** Reads the file that the other app has left, and uses the refresh token in it; undefined where there is none. */
export async function takeFile(
  world: World,
  tokenEndpoint: string,
  file: string,
  cause: number,
): Promise<Loot | undefined> {
  const read: HttpRequest = { method: 'GET', url: file, headers: [], body: '' }
  const { response, seq } = await world.network.send(ID.otherApp, 'back-channel', read, cause)
  const token = readJsonObject(response?.body ?? '')?.refresh_token
  if (typeof token !== 'string') return undefined
  const fields = { grant_type: 'refresh_token', refresh_token: token }
  return spend(world, tokenEndpoint, 'refresh token', fields, seq)
}

async function spend(
  { network }: World,
  tokenEndpoint: string,
  what: Loot['with'],
  fields: Readonly<Record<string, string>>,
  cause: number,
): Promise<Loot> {
  const request = post(tokenEndpoint, { client_id: receipts.appId, ...fields })
  const { response, seq } = await network.send(ID.otherApp, 'back-channel', request, cause)
  const token = readJsonObject(response?.body ?? '')?.access_token
  if (typeof token !== 'string') return { with: what, seq }
  const headers = [['Authorization', `Bearer ${token}`]] as const
  const call: HttpRequest = { method: 'GET', url: API_URL, headers, body: '' }
  const opened = await network.send(ID.otherApp, 'back-channel', call, seq)
  if (opened.response?.status !== 200) return { with: what, seq: opened.seq }
  return { with: what, rows: readJsonObject(opened.response.body), seq: opened.seq }
}
