import * as oauth from 'oauth4webapi'
import type { fetchOver } from '../../network/fetch-adapter'

export type Fetch = ReturnType<typeof fetchOver>

/** The fetch of Node, over a real socket. */
export const nodeFetch = globalThis.fetch as Fetch

/** A provider to sign in against, and the way there. */
export interface Way {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly scope: string
  /** What the browser does: goes to `url` with its session cookie, and says where it is sent. */
  browse(url: URL): Promise<string>
  readonly fetch: Fetch
  /** Seconds to add to the machine's clock to get the provider's. */
  skew?(): number
}

/** One complete sign-in. @throws whatever the client library finds wrong */
export type SignIn = () => Promise<void>

/**
 * A relying party that has read discovery and now signs somebody in who has a session: authorization code with PKCE, the
 * ID token's claims and signature checked, userinfo asked. The same code for every provider; the keys are fetched once.
 */
export async function prepare(way: Way): Promise<SignIn> {
  const issuer = new URL(way.issuer)
  // The loopback interface speaks plain http; the virtual network only seems to speak anything.
  const options = { [oauth.customFetch]: way.fetch, [oauth.allowInsecureRequests]: true }
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options))
  const client: oauth.Client = {
    client_id: way.clientId,
    get [oauth.clockSkew]() {
      return way.skew?.() ?? 0
    },
    [oauth.clockTolerance]: 30,
  }
  const authentication = oauth.ClientSecretPost(way.clientSecret)

  return async () => {
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const nonce = oauth.generateRandomNonce()
    const url = new URL(server.authorization_endpoint ?? way.issuer)
    url.search = new URLSearchParams({
      client_id: way.clientId,
      response_type: 'code',
      redirect_uri: way.redirectUri,
      scope: way.scope,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString()
    const back = new URL(await way.browse(url))
    const callback = oauth.validateAuthResponse(server, client, back, state)
    const { redirectUri } = way
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      callback,
      redirectUri,
      verifier,
      options,
    )
    const expected = { expectedNonce: nonce, requireIdToken: true }
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, expected)
    await oauth.validateApplicationLevelSignature(server, response, options)
    const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
    const info = await oauth.userInfoRequest(server, client, tokens.access_token, options)
    await oauth.processUserInfoResponse(server, client, subject, info)
  }
}
