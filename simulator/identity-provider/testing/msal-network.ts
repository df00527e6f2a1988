import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import type { Lab } from './lab'

/** The network of `@azure/msal-node` that leads to the identity provider of `lab`, and nowhere else. */
export function msalNetwork(lab: Lab): INetworkModule {
  async function send<T>(
    method: string,
    url: string,
    { headers = {}, body = '' }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const response = await lab.send({ method, url, headers: Object.entries(headers), body })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: JSON.parse(response.body) as T,
    }
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  }
}
