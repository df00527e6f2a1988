import type { INetworkModule, NetworkRequestOptions } from '@azure/msal-node'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'

/** Microsoft's library on the virtual network: what it sends is sent there, as it is. */
export function msalNetwork(world: World, actor: ActorId): INetworkModule {
  const send = async <T>(method: string, url: string, options: NetworkRequestOptions = {}) => {
    const headers = [['Host', new URL(url).host] as const, ...Object.entries(options.headers ?? {})]
    const request = { method, url, headers, body: options.body ?? '' }
    const { response } = await world.network.send(actor, 'back-channel', request, 0)
    if (!response) throw new TypeError(`fetch failed: ${url}`)
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: JSON.parse(response.body) as T,
    }
  }
  return {
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('POST', url, options),
  }
}
