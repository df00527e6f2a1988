import type { JSONWebKeySet } from 'jose'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'

/** Fetches an issuer's public keys over the back channel. An answer that is no key set is an empty one: nothing verifies then. */
export async function fetchKeys(
  world: World,
  from: ActorId,
  url: string,
  cause: number,
): Promise<JSONWebKeySet> {
  const request = { method: 'GET', url, headers: [['Host', new URL(url).host] as const], body: '' }
  const { response } = await world.network.send(from, 'back-channel', request, cause)
  if (response?.status !== 200) return { keys: [] }
  return JSON.parse(response.body) as JSONWebKeySet
}
