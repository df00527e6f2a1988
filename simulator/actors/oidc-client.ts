import {
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  type Client,
  ClientSecretPost,
  calculatePKCECodeChallenge,
  clockSkew,
  clockTolerance,
  customFetch,
  discoveryRequest,
  getValidatedIdTokenClaims,
  type IDToken,
  None,
  nopkce,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  protectedResourceRequest,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateApplicationLevelSignature,
  validateAuthResponse,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi'
import { virtualSkew } from '../core/wall-clock'
import { fetchOver } from '../network/fetch-adapter'
import type { HttpRequest, HttpResponse } from '../network/message'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'
import { type Failure, failureOf, Unexpected } from './failure'

/** How an application is registered, and where it lives. */
export interface ClientRegistration {
  readonly issuer: string
  readonly clientId: string
  /** Absent for a public client, which cannot keep one (RFC 6749 section 2.1). */
  readonly clientSecret?: string
  readonly redirectUri: string
  readonly scope: string
  /** The API the application calls with the access token. */
  readonly apiUrl: string
}

/** Sends a request as this application and returns the answer with the event it arrived in. */
export type Transport = (
  request: HttpRequest,
  cause: number,
) => Promise<{ readonly response: HttpResponse | undefined; readonly seq: number }>

/** What the application keeps between sending the browser away and getting it back. */
interface Pending {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

export type Answered =
  | { readonly ok: true; readonly rows: unknown; readonly claims: IDToken; readonly seq: number }
  | { readonly ok: false; readonly failure: Failure; readonly seq: number }

/** One visit of one browser to an application that signs people in with OpenID Connect: `oauth4webapi`, as any app would call it. */
export interface OidcClient {
  /** Discovery, then the URL of the authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
  start(cause: number): Promise<{ readonly url: string; readonly seq: number }>
  /** Everything from the authorization response to the API's answer. `parameters` is what came to the redirect URI. */
  finish(parameters: URLSearchParams, cause: number): Promise<Answered>
}

/**
 * @param id the party that acts: the service principal for a web app, the browser for a script in a page
 */
export function createOidcClient(
  world: World,
  id: ActorId,
  registration: ClientRegistration,
  transport: Transport,
): OidcClient {
  const random = world.random(`client ${registration.redirectUri}`)
  let last = 0
  let server: AuthorizationServer | undefined
  let pending: Pending | undefined

  const send = fetchOver(async (request) => {
    const { response, seq } = await transport(request, last)
    last = seq
    return response
  })
  const client: Client = {
    client_id: registration.clientId,
    get [clockSkew]() {
      return virtualSkew(world.clock)
    },
    [clockTolerance]: 30,
  }
  const options = { [customFetch]: send }
  const authentication =
    registration.clientSecret === undefined ? None() : ClientSecretPost(registration.clientSecret)

  function passed(check: string, spec: string, says: string): void {
    last = world.emit(id, { type: 'check-passed', check, spec, says }, last)
  }

  async function start(cause: number): Promise<{ url: string; seq: number }> {
    last = cause
    const issuer = new URL(registration.issuer)
    server = await processDiscoveryResponse(issuer, await discoveryRequest(issuer, options))
    passed(
      'discovery-issuer',
      'oidc-discovery#4.3',
      `The document's issuer is ${server.issuer}, the one Expenses was set up with.`,
    )
    pending = { state: random.token(16), nonce: random.token(16), codeVerifier: random.token(32) }
    const url = new URL(server.authorization_endpoint ?? registration.issuer)
    const challenge = await calculatePKCECodeChallenge(pending.codeVerifier)
    const prompt = world.switchOf('prompt')
    url.search = new URLSearchParams({
      client_id: registration.clientId,
      response_type: 'code',
      redirect_uri:
        world.switchOf('redirectUri') === 'unregistered'
          ? `${registration.redirectUri}/old`
          : registration.redirectUri,
      scope: registration.scope,
      response_mode: world.switchOf('responseMode'),
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...(prompt === 'none-given' ? {} : { prompt }),
    }).toString()
    return { url: url.href, seq: last }
  }

  async function redeem(
    as: AuthorizationServer,
    callback: URLSearchParams,
    codeVerifier: string,
  ): Promise<TokenEndpointResponse> {
    const response = await authorizationCodeGrantRequest(
      as,
      client,
      authentication,
      callback,
      registration.redirectUri,
      await mangleVerifier(codeVerifier),
      options,
    )
    const tokens = await processAuthorizationCodeResponse(as, client, response, {
      expectedNonce: pending?.nonce ?? '',
      requireIdToken: true,
    })
    passed(
      'id-token-claims',
      'oidc-core#3.1.3.7',
      'Issuer, audience, times and nonce of the ID token are the expected ones.',
    )
    await validateApplicationLevelSignature(as, response, options)
    passed(
      'id-token-signature',
      'oidc-core#3.1.3.7',
      'The signature of the ID token fits a key the issuer publishes.',
    )
    return tokens
  }

  async function mangleVerifier(codeVerifier: string): Promise<string | typeof nopkce> {
    const how = world.switchOf('codeVerifier')
    if (how === 'right') return codeVerifier
    const after = how === 'missing' ? '' : random.token(32)
    const says =
      how === 'missing'
        ? 'Expenses redeems the code without its code verifier.'
        : 'Expenses redeems the code with another code verifier.'
    last = world.emit(
      id,
      { type: 'tampered', what: 'code_verifier', before: codeVerifier, after, says },
      last,
    )
    return how === 'missing' ? nopkce : after
  }

  async function callApi(accessToken: string): Promise<unknown> {
    const response = await protectedResourceRequest(
      accessToken,
      'GET',
      new URL(registration.apiUrl),
      undefined,
      null,
      options,
    )
    if (!response.ok) throw new Unexpected(`The API answers ${response.status}.`)
    return response.json()
  }

  function wait(seconds: number, says: string): Promise<void> {
    last = world.emit(id, { type: 'clock-advanced', seconds, says }, last)
    return world.scheduler.sleep(seconds * 1000)
  }

  /** What is presented to the API: the access token, unless the switches have it altered. */
  function presented(accessToken: string): string {
    if (world.switchOf('accessTokenSignature') === 'intact') return accessToken
    const cut = accessToken.lastIndexOf('.') + 1
    const altered =
      accessToken.slice(0, cut) + (accessToken[cut] === 'A' ? 'B' : 'A') + accessToken.slice(cut + 1)
    last = world.emit(
      id,
      {
        type: 'tampered',
        what: 'access_token',
        before: accessToken,
        after: altered,
        says: 'One character of the signature of the access token is changed.',
      },
      last,
    )
    return altered
  }

  async function finish(parameters: URLSearchParams, cause: number): Promise<Answered> {
    last = cause
    try {
      if (!server || !pending)
        throw new Unexpected('Nobody asked Expenses to sign in, so there is nothing this could answer.')
      const callback = validateAuthResponse(server, client, parameters, pending.state)
      passed(
        'state-matches',
        'rfc6749#10.12',
        'The state that came back is the one this browser was sent away with.',
      )
      if (world.switchOf('codeAge') === 'eleven-minutes')
        await wait(660, 'Eleven minutes pass before Expenses redeems the code.')
      let tokens = await redeem(server, callback, pending.codeVerifier)
      if (world.switchOf('codeUse') === 'twice') {
        last = world.emit(
          id,
          {
            type: 'tampered',
            what: 'code',
            before: 'used once',
            after: 'used twice',
            says: 'The same code is redeemed a second time.',
          },
          last,
        )
        tokens = await redeem(server, callback, pending.codeVerifier)
      }
      const claims = getValidatedIdTokenClaims(tokens)
      if (!claims) throw new Unexpected('There is no ID token.')
      const age = world.switchOf('accessTokenAge')
      if (age !== 'fresh') await wait(7200, 'Two hours pass before Expenses calls the API.')
      let rows: unknown
      try {
        rows = await callApi(presented(tokens.access_token))
      } catch (fault) {
        if (
          age !== 'two-hours-then-refresh' ||
          !tokens.refresh_token ||
          !(fault instanceof WWWAuthenticateChallengeError)
        )
          throw fault
        const response = await refreshTokenGrantRequest(
          server,
          client,
          authentication,
          tokens.refresh_token,
          options,
        )
        const refreshed = await processRefreshTokenResponse(server, client, response)
        rows = await callApi(refreshed.access_token)
      }
      return { ok: true, rows, claims, seq: last }
    } catch (fault) {
      const failure = failureOf(fault, id)
      if (failure.check) {
        const { check, spec, error, description } = failure.check
        last = world.emit(
          id,
          { type: 'check-failed', check, spec, says: description, error: { error, description } },
          last,
        )
      }
      return { ok: false, failure, seq: last }
    }
  }
  return { start, finish }
}
