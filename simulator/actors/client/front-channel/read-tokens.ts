import type { Pending } from '../ask'
import { type OAuthClient, Unexpected } from '../client'
import { readAnswer } from '../read-answer'

/** What stood in an address and can be used at once (RFC 6749 section 4.2.2, OpenID Connect Core section 3.2.2.5). */
export interface FrontTokens {
  readonly accessToken?: string
  readonly idToken?: string
}

/**
 * Reads tokens out of what came with the browser. `oauth4webapi` has no implicit flow, on purpose: it compares the state and reads
 * an error, and is shown no token.
 * @param wanted the members that were asked for
 * @throws Unexpected when one of them is not there exactly once, or the token is of a type that the app does not know
 */
export function readTokens(
  client: OAuthClient,
  pending: Pending,
  parameters: URLSearchParams,
  wanted: readonly ('access_token' | 'id_token')[],
): FrontTokens {
  const names = ['state', 'error', 'access_token', 'id_token']
  if (!names.some((name) => parameters.has(name)))
    throw missing(
      'Nothing stands in the address: what a form posts goes to the server, and no script of the page sees it.',
    )
  const bare = new URLSearchParams(parameters)
  bare.delete('id_token')
  readAnswer(client, pending, bare)
  const [accessToken, idToken] = (['access_token', 'id_token'] as const).map((name) => {
    if (!wanted.includes(name)) return undefined
    const [value, another] = parameters.getAll(name)
    if (!value || another !== undefined) throw missing(`There is not one ${name} in the address.`)
    return value
  })
  // RFC 6749 section 7.1.
  if (accessToken && parameters.get('token_type')?.toLowerCase() !== 'bearer')
    throw new Unexpected('The token_type in the address is not one that the app knows: it knows Bearer.')
  return { ...(accessToken && { accessToken }), ...(idToken && { idToken }) }
}

const missing = (says: string) =>
  new Unexpected(says, { check: 'answer-arrived', spec: 'rfc6749#4.2.2', error: 'no_answer' })
