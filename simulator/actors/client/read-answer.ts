import { validateAuthResponse } from 'oauth4webapi'
import type { Pending } from './ask'
import { held, type OAuthClient, serverOf } from './client'

/**
 * Reads what came to the redirect address (RFC 6749 section 4.1.2): an error is thrown as the library throws it, a foreign
 * `state` as well.
 */
export function readAnswer(
  client: OAuthClient,
  { state }: Pending,
  parameters: URLSearchParams,
): URLSearchParams {
  // A refusal that comes with the browser is the identity provider's, whoever answered last on another channel.
  client.answeredBy = undefined
  const answer = validateAuthResponse(serverOf(client), client.metadata, parameters, state)
  held(
    client,
    'state-matches',
    'rfc6749#10.12',
    'The state that came back is the one this browser was sent away with.',
  )
  return answer
}
