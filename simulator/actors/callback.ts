import type { World } from '../run/world'
import type { ActorId } from '../trace/event'

/** The address that answers come to: the one that `program` is set up with, where it is of the same origin, or the registered one. */
export function callbackOf(world: World, program: ActorId, registered: string): URL {
  const own = new URL(registered)
  const named = world.settingsOf(program).redirect_uri ?? ''
  return URL.canParse(named) && new URL(named).origin === own.origin ? new URL(named) : own
}

/** What came with the browser to a page: behind the `#` or in the query (OAuth 2.0 Multiple Response Types section 2.1). */
export function answerIn(url: URL): URLSearchParams {
  return url.hash ? new URLSearchParams(url.hash.slice(1)) : url.searchParams
}

/** Whether these are the parameters of an answer (RFC 6749 sections 4.1.2 and 4.1.2.1), and not those of somebody who opens a page. */
export const isAnswer = (parameters: URLSearchParams): boolean =>
  ['code', 'error', 'state'].some((name) => parameters.has(name))
