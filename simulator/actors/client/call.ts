import { protectedResourceRequest } from 'oauth4webapi'
import { type OAuthClient, Unexpected } from './client'

/** Calls an API with the access token in the header (RFC 6750 section 2.1) and gives its JSON. A refusal is thrown as the library throws it. */
export async function callApi(client: OAuthClient, url: string, accessToken: string): Promise<unknown> {
  const response = await protectedResourceRequest(
    accessToken,
    'GET',
    new URL(url),
    undefined,
    null,
    client.options,
  )
  if (!response.ok) throw new Unexpected(`The API answers ${response.status}.`)
  return response.json()
}
