import { ClientSecretPost, type IDToken, type TokenEndpointResponse } from 'oauth4webapi'
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
import { ID, MY_REPORTS } from './cast'
import { expenses } from './tenant'

const [CALLBACK = ''] = expenses.web.redirectUris
const AGAIN: Offer = { id: 'again', label: 'Read the reports again', href: '/again' }
const RENEW: Offer = { id: 'renew', label: 'Sign in again', href: '/sign-in' }

/** Somebody's session with Expenses: who they are, and what it gets tokens with. */
interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  readonly refreshToken: string
}

/** Somebody is in, and sees what came from the second API. */
export interface Visited extends Pick<Session, 'claims'> {
  readonly rows: unknown
}

interface Kept {
  readonly signIn?: { readonly client: OAuthClient; readonly pending: Pending }
  readonly session?: Session
}

type Request = PageRequest<Kept>

export interface Expenses {
  readonly handler: Handler
  /** What the last page was about, and whether it came to a call of the API. */
  last(): { readonly attempted: Attempted<Visited>; readonly called: boolean } | undefined
}

/** Expenses: a web application with a server, which shows what its API has. */
export function createExpenses(world: World, issuer: string): Expenses {
  const name = world.called(ID.expenses)
  let last: ReturnType<Expenses['last']>

  const handler = createWebApp<Kept>({
    name,
    cookie: '__Host-expenses',
    routes: {
      '/': { anew: ({ state }) => !state?.session, answer: begin },
      '/sign-in': { anew: true, answer: begin },
      '/again': { answer: again },
    },
    callback: { path: callbackOf(world, ID.expenses, CALLBACK).pathname, answer: callback },
  })
  return { handler, last: () => last }

  /** RFC 6749 section 4.1, steps A and B, with PKCE. */
  async function begin({ visit, cause }: Request): Promise<PageAnswer> {
    const client = createClient(
      world,
      {
        id: ID.expenses,
        issuer,
        clientId: expenses.appId,
        authentication: ClientSecretPost(secret(world)),
        transport: (request, at) => world.network.send(ID.expenses, 'back-channel', request, at),
        visit: visit.id,
      },
      cause,
    )
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: CALLBACK, scope: scopeFor(world) })
    })
    if (!begun.ok) return refused(begun, 502, false)
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
    if (!redeemed.ok) return refused(redeemed, 403, false)
    const tokens = redeemed.value
    const session = { client, claims: claimsOf(client), refreshToken: tokens.refresh_token ?? '' }
    visit.state = { session }
    return { ...(await reports(session, tokens)), signedIn: true }
  }

  /** Somebody asks again: new tokens for the refresh token that Expenses has kept (RFC 6749 section 6), and the call. */
  async function again({ visit, cause }: Request): Promise<PageAnswer> {
    const { session } = visit.state ?? {}
    if (!session) return { to: '/' }
    const { client } = session
    client.last = cause
    const renewed = await attempt(client, () => refresh(client, session.refreshToken))
    return renewed.ok ? reports(session, renewed.value) : refused(renewed, 403, false)
  }

  async function reports(
    { client, claims }: Session,
    tokens: TokenEndpointResponse,
  ): Promise<Extract<PageAnswer, { page: AppPage }>> {
    const sends = world.switchOf('sends') === 'id-token' ? (tokens.id_token ?? '') : tokens.access_token
    const read = await attempt(client, () => callApi(client, MY_REPORTS, sends))
    if (!read.ok) {
      const failure = { ...read.failure, signedIn: nameIn(claims) }
      return refused({ ...read, failure }, 403, true)
    }
    last = { attempted: { ...read, value: { claims, rows: read.value } }, called: true }
    return { page: reportsPage(name, world.called(ID.reports), claims, read.value) }
  }

  function refused(failed: Attempted<never> & { ok: false }, status: number, called: boolean) {
    last = { attempted: failed, called }
    return { page: refusedPage(name, failed.failure, [RENEW]), status }
  }
}

function reportsPage(appName: string, from: string, claims: IDToken, rows: unknown): AppPage {
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: [`These are your reports. They come from ${from}.`],
    table: tableOf(rows, { Date: ['date'], Title: ['title'] }),
    offers: [AGAIN, RENEW],
  }
}

/** What Expenses asks for: a token for its API, all that is registered there, or by mistake one for the API behind that. */
function scopeFor(world: World): string {
  const api =
    world.switchOf('sends') === 'token-for-reports'
      ? 'api://reports.contoso.example/Reports.Read'
      : world.switchOf('consent') === 'with-the-app'
        ? 'api://expenses.contoso.example/.default'
        : 'api://expenses.contoso.example/Expenses.Read'
  return `openid profile offline_access ${api}`
}

function secret({ directory }: World): string {
  return clientSecretOf(directory.tenant, expenses.passwordCredentials[0]?.keyId ?? '')
}
