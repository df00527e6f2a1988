import { skipStateCheck, validateAuthResponse } from 'oauth4webapi'
import type { Pending } from './ask'
import { type OAuthClient, serverOf } from './client'
import { readAnswer } from './read-answer'

/** What a client can send along so that an answer is bound to the browser that asked for it (RFC 9700 section 2.1). */
export type Protection = 'state' | 'nonce' | 'pkce'

const PARAMETERS: Readonly<Record<Protection, readonly string[]>> = {
  state: ['state'],
  nonce: ['nonce'],
  pkce: ['code_challenge', 'code_challenge_method'],
}

/** A request of a client whose developer has left some of them out: what was not sent is not kept either, so nothing is compared. */
export function leaveOut(
  { url, pending }: { readonly url: string; readonly pending: Pending },
  without: readonly Protection[],
): { readonly url: string; readonly pending: Pending } {
  const bare = new URL(url)
  for (const name of without.flatMap((each) => PARAMETERS[each])) bare.searchParams.delete(name)
  const kept = (protection: Protection, value: string | undefined) =>
    without.includes(protection) ? undefined : value
  return {
    url: bare.href,
    pending: {
      redirectUri: pending.redirectUri,
      state: kept('state', pending.state),
      nonce: kept('nonce', pending.nonce),
      codeVerifier: kept('pkce', pending.codeVerifier),
    },
  }
}

/** Reads an answer as that client does: without a state that was kept, any answer is as good as its own. */
export function readUnbound(
  client: OAuthClient,
  pending: Pending,
  parameters: URLSearchParams,
): URLSearchParams {
  if (pending.state !== undefined) return readAnswer(client, pending, parameters)
  client.answeredBy = undefined
  return validateAuthResponse(serverOf(client), client.metadata, parameters, skipStateCheck)
}
