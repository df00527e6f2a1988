import { type ClientAuth, customFetch } from 'oauth4webapi'
import { readJsonObject } from '../../core/json'
import { type OAuthClient, Unexpected } from './client'

/** What a build service puts into the environment of a job of its. */
export interface JobEnvironment {
  /** Where the job may ask for a token about itself. */
  readonly tokenUrl: string
  /** What it shows there. It is good for this job and for as long as the job runs. */
  readonly requestToken: string
}

/**
 * Asks the build service for a token about the job, made for `audience`: the contract of GitHub Actions and of Forgejo, `value` in
 * a JSON object.
 */
export async function askJobToken(
  client: OAuthClient,
  { tokenUrl, requestToken }: JobEnvironment,
  audience: string,
): Promise<string> {
  const url = new URL(tokenUrl)
  url.searchParams.set('audience', audience)
  const response = await client.options[customFetch](url.href, {
    method: 'GET',
    headers: { accept: 'application/json', authorization: `Bearer ${requestToken}` },
  })
  const value = readJsonObject(await response.text())?.value
  if (response.status !== 200 || typeof value !== 'string')
    throw new Unexpected(`The build service gives no token: it answers ${response.status}.`)
  return value
}

/** Proves a client by a token of another system that speaks for it (RFC 7523 section 2.2): a federated credential, and no secret. */
export function borrowedAssertion(token: string): ClientAuth {
  return (_server, client, body) => {
    body.set('client_id', client.client_id)
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    body.set('client_assertion', token)
  }
}
