import { protectedResourceRequest } from 'oauth4webapi'
import { isObject, readJsonObject } from '../../core/json'
import { headersOf } from '../../network/fetch-adapter'
import { Declined, type OAuthClient, Unexpected } from './client'

/** RFC 6750 section 2.1: what a bearer token may be made of. */
const B64TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/

/**
 * Calls an API with the access token in the header (RFC 6750 section 2.1) and gives its JSON. A refusal is thrown as the library
 * throws it.
 * @param content what is posted, as JSON; without it the call is a `GET`
 * @throws Declined for an answer that is no success
 * @throws Unexpected for a token that no header can carry, or an answer that is no JSON
 */
export async function callApi(
  client: OAuthClient,
  url: string,
  accessToken: string,
  content?: object,
): Promise<unknown> {
  if (!B64TOKEN.test(accessToken))
    throw new Unexpected('The access token has characters in it that no header can carry.')
  const response = await protectedResourceRequest(
    accessToken,
    content ? 'POST' : 'GET',
    new URL(url),
    content && headersOf({ 'Content-Type': 'application/json' }),
    content ? JSON.stringify(content) : null,
    client.options,
  )
  if (!response.ok) throw declined(response.status, await response.text())
  try {
    return await response.json()
  } catch {
    throw new Unexpected('The answer of the API is no JSON.')
  }
}

/** Longest words of an API that are passed on, in characters. */
const MOST_SAID = 300

/** An error in Graph's form, which APIs beside it use as well: `{ "error": { "code": "…", "message": "…" } }`. */
function declined(status: number, body: string): Declined {
  const error = readJsonObject(body)?.error
  const { code, message } = isObject(error) ? error : {}
  const said = (text: unknown) =>
    typeof text === 'string' && text !== '' ? text.slice(0, MOST_SAID) : undefined
  return new Declined(status, said(code), said(message))
}
