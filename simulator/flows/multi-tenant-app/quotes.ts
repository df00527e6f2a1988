import { ClientSecretPost, type IDToken } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { refresh } from '../../actors/client/refresh'
import { tableOf } from '../../actors/table-of'
import { createWebApp, type PageAnswer, type PageRequest } from '../../actors/web-app'
import { clientSecretOf } from '../../directory/client-secret'
import type { Handler } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { API, ID } from './cast'
import { quotes } from './tenant'

const SCOPE = 'openid profile offline_access api://quotes.contoso.example/Quotes.Read'
const [CALLBACK = ''] = quotes.web.redirectUris

const AGAIN: Offer = { id: 'again', label: 'Read the prices again', href: '/again' }
const RENEW: Offer = { id: 'renew', label: 'Sign in again', href: '/sign-in' }

/** Somebody's session with Quotes: who they are, and what Quotes asks for prices with. */
interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  readonly refreshToken: string
}

/** Somebody is in, and sees the prices. */
export interface Visited extends Pick<Session, 'claims'> {
  readonly rows: unknown
}

interface Kept {
  readonly signIn?: { readonly client: OAuthClient; readonly pending: Pending }
  readonly session?: Session
}

type Request = PageRequest<Kept>

export interface Quotes {
  readonly handler: Handler
  /** What the last page was about. */
  last(): Attempted<Visited> | undefined
}

/**
 * Quotes: a web application with a server. One program serves the people of every tenant, with one client id and one secret.
 * @param issuer where it asks for a sign-in: of one tenant, or at `organizations` or `common`
 */
export function createQuotes(world: World, issuer: string): Quotes {
  const name = world.called(ID.instance)
  let last: Attempted<Visited> | undefined

  const handler = createWebApp<Kept>({
    name,
    cookie: '__Host-quotes',
    routes: {
      '/': { anew: ({ state }) => !state?.session, answer: begin },
      '/sign-in': { anew: true, answer: begin },
      '/again': { answer: again },
    },
    callback: { path: callbackOf(world, ID.instance, CALLBACK).pathname, answer: callback },
  })
  return { handler, last: () => last }

  /** RFC 6749 section 4.1, steps A and B, with PKCE. */
  async function begin({ visit, cause }: Request): Promise<PageAnswer> {
    const client = createClient(
      world,
      {
        id: ID.server,
        program: ID.instance,
        issuer,
        clientId: quotes.appId,
        authentication: ClientSecretPost(secret(world)),
        transport: (request, at) => world.network.send(ID.server, 'back-channel', request, at),
        visit: visit.id,
      },
      cause,
    )
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: CALLBACK, scope: SCOPE })
    })
    if (!begun.ok) return refused(begun, 502)
    visit.state = { signIn: { client, pending: begun.value.pending } }
    return { to: begun.value.url }
  }

  /** Steps C to E, and the call. */
  async function callback({ visit, form, cause }: Request): Promise<PageAnswer> {
    const { signIn } = visit.state ?? {}
    if (!signIn) return { to: '/' }
    const { client, pending } = signIn
    client.last = cause
    visit.state = undefined
    const redeemed = await attempt(client, () => redeem(client, pending, readAnswer(client, pending, form)))
    if (!redeemed.ok) return refused(redeemed, 403)
    const { access_token: accessToken, refresh_token: refreshToken = '' } = redeemed.value
    const session = { client, claims: claimsOf(client), refreshToken }
    visit.state = { session }
    return { ...(await prices(session, async () => accessToken)), signedIn: true }
  }

  /** Somebody comes back: a new access token for the refresh token that Quotes has kept (RFC 6749 section 6), and the call. */
  async function again({ visit, cause }: Request): Promise<PageAnswer> {
    const { session } = visit.state ?? {}
    if (!session) return { to: '/' }
    session.client.last = cause
    return prices(session, async () => (await refresh(session.client, session.refreshToken)).access_token)
  }

  async function prices(
    { client, claims }: Session,
    accessToken: () => Promise<string>,
  ): Promise<Extract<PageAnswer, { page: AppPage }>> {
    const read = await attempt(client, async () => callApi(client, `${API}/prices`, await accessToken()))
    if (!read.ok) {
      const failure = { ...read.failure, signedIn: nameIn(claims) }
      return refused({ ...read, failure }, 403)
    }
    last = { ...read, value: { claims, rows: read.value } }
    const { displayName } = world.directory.tenant.organization
    return { page: pricesPage(name, displayName, claims, read.value) }
  }

  function refused(failed: Attempted<never> & { ok: false }, status: number) {
    last = failed
    return { page: refusedPage(name, failed.failure, [RENEW]), status }
  }
}

function pricesPage(appName: string, seller: string, claims: IDToken, rows: unknown): AppPage {
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`These are the prices that ${seller} makes its customers.`],
    table: tableOf(rows, { Service: ['service'], Price: ['price', 'currency'] }),
    offers: [AGAIN, RENEW],
  }
}

function secret({ directory }: World): string {
  return clientSecretOf(directory.tenant, quotes.passwordCredentials[0]?.keyId ?? '')
}
