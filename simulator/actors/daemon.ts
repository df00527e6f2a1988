import type { TokenEndpointResponse } from 'oauth4webapi'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'

/** Seconds before its end at which a token is no longer used: five minutes, as in Microsoft's libraries. */
const RENEWED_BEFORE_SECONDS = 300

/** A program that nobody sits at: a timer wakes it, and what it got it keeps for the next time. */
export interface Daemon {
  /** The access token it has, while that is good; else a new one, which it keeps. */
  accessToken(fetchToken: () => Promise<TokenEndpointResponse>): Promise<string>
  /** Sleeps until its timer wakes it, so many seconds later. Returns the event that says so. */
  sleep(seconds: number, says: string, cause: number): Promise<number>
}

export function createDaemon(world: World, id: ActorId): Daemon {
  let kept: { readonly accessToken: string; readonly until: number } | undefined
  return {
    accessToken: async (fetchToken) => {
      if (kept && world.clock.seconds() < kept.until - RENEWED_BEFORE_SECONDS) return kept.accessToken
      const { access_token: accessToken, expires_in: lifetime = 0 } = await fetchToken()
      kept = { accessToken, until: world.clock.seconds() + lifetime }
      return accessToken
    },
    sleep: async (seconds, says, cause) => {
      const seq = world.emit(id, { type: 'clock-advanced', seconds, says }, cause)
      await world.scheduler.sleep(seconds * 1000)
      return seq
    },
  }
}
