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
  return (await fetchDocument(world, from, url, cause)).document
}

/**
 * The same for an issuer of which nothing is known but its name: its metadata say where the keys are, and have to be its own
 * (OpenID Connect Discovery sections 4.1 and 4.3).
 */
export async function fetchKeysOf(
  world: World,
  from: ActorId,
  issuer: string,
  cause: number,
): Promise<JsonObject | undefined> {
  const at = `${issuer}/.well-known/openid-configuration`
  const { document, seq } = await fetchDocument(world, from, at, cause)
  const keysAt = document?.jwks_uri
  return document?.issuer === issuer && typeof keysAt === 'string' && URL.canParse(keysAt)
    ? fetchKeys(world, from, keysAt, seq)
    : undefined
}

async function fetchDocument(
  world: World,
  from: ActorId,
  url: string,
  cause: number,
): Promise<{ readonly document: JsonObject | undefined; readonly seq: number }> {
  // The name of an issuer is whatever an administrator typed.
  if (!URL.canParse(url)) return { document: undefined, seq: cause }
  const request = { method: 'GET', url, headers: [['Host', new URL(url).host] as const], body: '' }
  const { response, seq } = await world.network.send(from, 'back-channel', request, cause)
  return { document: response?.status === 200 ? readJsonObject(response.body) : undefined, seq }
}
