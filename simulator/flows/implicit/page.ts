import { type IDToken, None, WWWAuthenticateChallengeError } from 'oauth4webapi'
import { appPage, refusedPage, shellPage } from '../../actors/app-pages'
import { answerIn, callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { acceptFrontIdToken } from '../../actors/client/front-channel/accept-front-id-token'
import { checkHash } from '../../actors/client/front-channel/check-hash'
import { readTokens } from '../../actors/client/front-channel/read-tokens'
import { leaveOut } from '../../actors/client/leave-out'
import { tableOf } from '../../actors/table-of'
import type { Landing, UserAgent } from '../../actors/user-agent'
import { redirect } from '../../network/message'
import type { Handler } from '../../network/server'
import type { AppPage } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { API_URL } from './cast'

/** A single-page app: where it stands, and what its developer has decided. */
export interface PageApp {
  readonly program: ActorId
  readonly clientId: string
  readonly origin: string
  readonly redirectUri: string
  readonly scope: string
  /** `id_token token` */
  readonly responseType: string
  readonly responseMode: string
  readonly comparesHash: boolean
}

/** What the page knows once the answer has been read. */
export interface SignedIn {
  readonly claims: IDToken | undefined
  readonly accessToken: string | undefined
  readonly rows: unknown
}

interface Asking {
  readonly client: OAuthClient
  readonly pending: Pending
  readonly url: string
}

/** A visit to the page: the browser is sent away, and comes back with the answer in its address. */
export interface Visit {
  /** Steps A and B of RFC 6749 section 4.2: the browser goes to the identity provider, and comes to rest somewhere. */
  readonly landing: Landing
  /** Steps D to G: the script reads the address, and calls the API. `landing` may be another one than the browser came to. */
  finish(landing: Landing): Promise<Attempted<SignedIn>>
}

/** The server of a single-page app: the same page for everybody. @param movedTo where its old address leads */
export function pageServer(name: string, movedTo?: string): Handler {
  return async ({ url }) =>
    new URL(url).pathname === '/old' && movedTo !== undefined
      ? redirect(movedTo)
      : appPage(200, shellPage(name))
}

/** The implicit grant by the script of a page (RFC 6749 section 4.2, OpenID Connect Core section 3.2). */
export function createPage(world: World, app: PageApp, browser: UserAgent, issuer: string) {
  const home = `${app.origin}/spa`
  const types = app.responseType.split(' ')
  const wanted = [
    ...(types.includes('token') ? (['access_token'] as const) : []),
    ...(types.includes('id_token') ? (['id_token'] as const) : []),
  ]
  let visits = 0

  return { home, visit, renew, call }

  async function begin(cause: number, more: Readonly<Record<string, string>>): Promise<Attempted<Asking>> {
    const client = createClient(
      world,
      {
        id: browser.id,
        program: app.program,
        issuer,
        clientId: app.clientId,
        authentication: None(),
        transport: (request, from) => browser.fetch(app.origin, request, from),
        visit: `${app.program} in ${browser.id} ${++visits}`,
      },
      cause,
    )
    return attempt(client, async () => {
      await discover(client)
      const request = { redirectUri: app.redirectUri, scope: app.scope }
      const answer = { response_type: app.responseType, response_mode: app.responseMode, ...more }
      const asked = await ask(client, request, answer)
      // There is no code here that PKCE could bind, and without an ID token nothing for a nonce to stand in.
      const bare = leaveOut(asked, types.includes('id_token') ? ['pkce'] : ['pkce', 'nonce'])
      return { client, pending: bare.pending, url: bare.url }
    })
  }

  /** Opens the page, which has nobody, and so sends the browser on. */
  async function visit(cause: number): Promise<Attempted<Visit>> {
    const shell = await browser.open(home, cause)
    const begun = await begin(shell.seq, {})
    if (!begun.ok) return begun
    const landing = await browser.open(begun.value.url, begun.seq)
    const value = { landing, finish: (at: Landing) => finish(begun.value, at) }
    return { ok: true, value, seq: landing.seq }
  }

  function finish({ client, pending }: Asking, { url, seq }: Landing): Promise<Attempted<SignedIn>> {
    client.last = seq
    return attempt(client, async () => {
      const { accessToken, idToken } = readTokens(client, pending, answerIn(new URL(url)), wanted)
      if (idToken !== undefined) await acceptFrontIdToken(client, pending, idToken)
      if (accessToken !== undefined && idToken !== undefined && app.comparesHash)
        await checkHash(client, 'at_hash', accessToken)
      const rows = accessToken === undefined ? undefined : await callApi(client, API_URL, accessToken)
      return { claims: client.claims, accessToken, rows }
    })
  }

  /** Calls the API once more with the token that the page still has. */
  async function call(accessToken: string, cause: number): Promise<Attempted<unknown> | 'run-out'> {
    const client = createClient(
      world,
      {
        id: browser.id,
        program: app.program,
        issuer,
        clientId: app.clientId,
        authentication: None(),
        transport: (request, from) => browser.fetch(app.origin, request, from),
        visit: `${app.program} in ${browser.id} ${++visits}`,
      },
      cause,
    )
    let runOut = false
    const called = await attempt(client, async () => {
      try {
        return await callApi(client, API_URL, accessToken)
      } catch (fault) {
        runOut = fault instanceof WWWAuthenticateChallengeError
        throw fault
      }
    })
    return !called.ok && runOut ? 'run-out' : called
  }

  /** There is no refresh token: asks again in a frame that nobody sees (OpenID Connect Core section 3.1.2.1, `prompt=none`). */
  async function renew(cause: number): Promise<Attempted<SignedIn>> {
    const begun = await begin(cause, { prompt: 'none' })
    if (!begun.ok) return begun
    return finish(begun.value, await browser.frame(begun.value.url, home, begun.seq))
  }
}

/** The page that somebody sees: their rows, or why there are none, and what they can do next. */
export function pageFor(
  name: string,
  home: string,
  attempted: Attempted<SignedIn>,
  signOut: string,
): AppPage {
  const again = { id: 'again', label: 'Sign in again', href: home }
  if (!attempted.ok) return refusedPage(name, attempted.failure, [again])
  const { claims, accessToken, rows } = attempted.value
  const reload = { id: 'reload', label: 'Show my expenses again', href: home }
  return {
    kind: 'app',
    appName: name,
    state: 'signed-in',
    heading: claims ? `Hello, ${nameIn(claims)}` : 'Hello, whoever you are',
    lines: [accessToken === undefined ? 'You are signed in, and that is all.' : 'These are your expenses.'],
    ...(accessToken !== undefined && {
      table: tableOf(rows, { Date: ['date'], What: ['description'], Amount: ['amount', 'currency'] }),
    }),
    offers: [
      ...(accessToken === undefined ? [] : [reload]),
      again,
      { id: 'sign-out', label: 'Sign out', href: signOut },
    ],
  }
}

/** Where the answers of a page come to, without what comes with them. */
export function isCallback(world: World, { program, redirectUri }: PageApp, address: string): boolean {
  const { origin, pathname } = callbackOf(world, program, redirectUri)
  const url = new URL(address)
  return url.origin === origin && url.pathname === pathname
}
