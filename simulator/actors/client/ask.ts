import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { type OAuthClient, serverOf, Unexpected } from './client'

/** What the application keeps between sending the browser away and getting it back. */
export interface Pending {
  readonly redirectUri: string
  /** Of these three, one that `leave-out.ts` has left out is not there. */
  readonly state?: string | undefined
  readonly nonce?: string | undefined
  readonly codeVerifier?: string | undefined
}

/**
 * The URL of an authorization request (RFC 6749 section 4.1.1) with PKCE (RFC 7636 section 4.3) and a nonce (OpenID Connect
 * Core section 3.1.2.1), and what the application keeps until the answer comes.
 * @param parameters what else stands in the request: `response_mode`, `prompt`, `login_hint` ...
 * @throws Unexpected when the identity provider announces no authorization endpoint
 */
export async function ask(
  client: OAuthClient,
  request: { readonly redirectUri: string; readonly scope: string },
  parameters: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly pending: Pending }> {
  const { random, settings } = client
  const pending = {
    redirectUri: settings.redirect_uri || request.redirectUri,
    state: random.token(16),
    nonce: random.token(16),
    codeVerifier: random.token(32),
  }
  const url = authorizationEndpoint(client)
  const query = new URLSearchParams({
    client_id: client.metadata.client_id,
    response_type: 'code',
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
    code_challenge_method: 'S256',
    ...parameters,
  })
  // A secret is for the token endpoint.
  const { client_secret: _, ...sent } = settings
  for (const [name, value] of Object.entries(sent)) {
    // Whoever asks in silence does so whatever was set up.
    if (name === 'prompt' && parameters.prompt === 'none') continue
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  url.search = query.toString()
  return { url: url.href, pending }
}

function authorizationEndpoint(client: OAuthClient): URL {
  const address: unknown = serverOf(client).authorization_endpoint
  if (typeof address !== 'string' || !URL.canParse(address))
    throw new Unexpected('The identity provider names no address to send the browser to.')
  return new URL(address)
}
