import { type JsonObject, readJsonObject } from '../core/json'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'

/** Fetches an issuer's public keys over the back channel: what came, if it is a JSON object at all. Whoever uses it reads it by type. */
export async function fetchKeys(
  world: World,
  from: ActorId,
  url: string,
  cause: number,
): Promise<JsonObject | undefined> {
  const request = { method: 'GET', url, headers: [['Host', new URL(url).host] as const], body: '' }
  const { response } = await world.network.send(from, 'back-channel', request, cause)
  return response?.status === 200 ? readJsonObject(response.body) : undefined
}
