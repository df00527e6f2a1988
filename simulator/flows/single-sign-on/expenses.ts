import { ClientSecretPost, type IDToken, type TokenEndpointResponse } from 'oauth4webapi'
import { appPage, refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { refresh } from '../../actors/client/refresh'
import type { Failure } from '../../actors/failure'
import { createWebApp, type PageAnswer, type PageRequest, type Visit } from '../../actors/web-app'
import type { HttpResponse } from '../../network/message'
import type { Handler, ServerContext } from '../../network/server'
import type { World } from '../../run/world'
import { API_URL, EXPENSES, expensesApplication, ID } from './cast'
import { expensesPage, goodbyePage, leftPage, notEndedPage } from './pages'

const SCOPE = 'openid profile offline_access api://expenses.contoso.example/Expenses.Read'
const { redirectUris, logoutUrl } = expensesApplication.web
const CALLBACK = redirectUris[0] ?? ''

/** A person's session with Expenses: who they are, and the tokens that the server holds for them. */
export interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  readonly tokens: TokenEndpointResponse
}

/** What the server keeps for one cookie: a sign-in under way, a session, or a sign-out under way. */
interface Kept {
  readonly signIn?: { readonly client: OAuthClient; readonly pending: Pending }
  readonly session?: Session
  /** `state` of the sign-out that the browser was sent to. */
  readonly leaving?: string
}

type Request = PageRequest<Kept>

export interface Expenses {
  readonly handler: Handler
  /** Who is signed in with the cookie that was given out last. */
  session(): Session | undefined
  /** What the last attempt to sign in or to load came to. */
  last(): Attempted<unknown> | undefined
  /** What the server does once it was told of a sign-out elsewhere, with the tokens that it was given before; undefined for nothing. */
  afterwards(cause: number): Promise<Attempted<unknown> | undefined>
}

/** Expenses: a web application whose server holds the secret, the tokens and the sessions. */
export function createExpenses(world: World, issuer: string, endSession: string): Expenses {
  /** Visits that were signed in to, the newest last. */
  const visits: Visit<Kept>[] = []
  let last: Attempted<unknown> | undefined
  let told: Session | undefined
  const name = world.called(ID.expenses)

  const app = createWebApp<Kept>({
    name,
    cookie: '__Host-expenses',
    routes: {
      '/': { anew: ({ state }) => !state?.session && state?.leaving === undefined, answer: home },
      '/another': { anew: true, answer: (request) => begin(request, { prompt: 'select_account' }) },
      '/sign-out': { answer: signOut },
    },
    callback: { path: callbackOf(world, ID.expenses, CALLBACK).pathname, answer: callback },
  })

  return {
    handler: async (request, context) => {
      const url = new URL(request.url)
      return url.origin + url.pathname === logoutUrl
        ? frontChannel(url.searchParams, context)
        : app(request, context)
    },
    session: () => visits.at(-1)?.state?.session,
    last: () => last,
    afterwards,
  }

  /** The front page: of the session, of a sign-out that has come back, or of nobody, who is sent to sign in. */
  async function home(request: Request): Promise<PageAnswer> {
    const { visit, url, cause } = request
    const { session, leaving } = visit.state ?? {}
    if (leaving !== undefined) {
      visit.state = undefined
      if (url.searchParams.get('state') === leaving) return { page: goodbyePage(world, ID.expenses) }
    }
    if (!session) return begin(request, {})
    const { client, claims, tokens } = session
    client.last = cause
    last = await attempt(client, () => callApi(client, API_URL, tokens.access_token))
    // An access token that has run out is fetched anew by way of the identity provider's session.
    return last.ok ? { page: expensesPage(world, claims, last.value) } : begin(request, {})
  }

  /** RFC 6749 section 4.1, steps A and B. */
  async function begin(
    { visit, cause }: Request,
    parameters: Readonly<Record<string, string>>,
  ): Promise<PageAnswer> {
    const client = createClient(
      world,
      {
        id: ID.expenses,
        issuer,
        clientId: expensesApplication.appId,
        authentication: ClientSecretPost(secret(world)),
        transport: (request, at) => world.network.send(ID.expenses, 'back-channel', request, at),
        visit: visit.id,
      },
      cause,
    )
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: CALLBACK, scope: SCOPE }, parameters)
    })
    last = begun
    if (!begun.ok) return refused(begun.failure, 502)
    visit.state = { signIn: { client, pending: begun.value.pending } }
    return { to: begun.value.url }
  }

  /** Steps C to E, and the call. */
  async function callback({ visit, form, cause }: Request): Promise<PageAnswer> {
    const { signIn } = visit.state ?? {}
    if (!signIn) return { to: '/' }
    const { client, pending } = signIn
    client.last = cause
    const finished = await attempt(client, async () => {
      const tokens = await redeem(client, pending, readAnswer(client, pending, form))
      return {
        client,
        claims: claimsOf(client),
        tokens,
        rows: await callApi(client, API_URL, tokens.access_token),
      }
    })
    last = finished
    visit.state = finished.ok ? { session: finished.value } : undefined
    if (!finished.ok) return refused(finished.failure, 403)
    visits.push(visit)
    return { page: expensesPage(world, finished.value.claims, finished.value.rows), signedIn: true }
  }

  /** Ends the own session, and with `everywhere` sends the browser to end the one at the identity provider (RP-Initiated Logout section 2). */
  async function signOut({ visit, url, context }: Request): Promise<PageAnswer> {
    const { session } = visit.state ?? {}
    visit.state = undefined
    if (!session || !url.searchParams.has('everywhere')) return { page: leftPage(world, ID.expenses) }
    const leaving = context.random.token(16)
    visit.state = { leaving }
    const query = {
      ...(world.switchOf('signOutHint') === 'given' && { id_token_hint: session.tokens.id_token ?? '' }),
      post_logout_redirect_uri: `${EXPENSES}/`,
      state: leaving,
    }
    return { to: `${endSession}?${new URLSearchParams(query)}` }
  }

  /**
   * The registered logout URL, in a frame of the end-session page: needs no cookie, because `sid` names the session (Front-Channel Logout
   * section 2). By the specification `iss` comes with it; Entra leaves it out, and Expenses has one issuer. Another one ends nothing.
   */
  function frontChannel(parameters: URLSearchParams, { emit }: ServerContext): HttpResponse {
    const [iss, sid] = [parameters.get('iss'), parameters.get('sid')]
    const check = { check: 'session-named', spec: 'oidc-frontchannel#2' }
    if (iss !== null && iss !== issuer) {
      const says = `iss is ${iss}, and ${name} trusts ${issuer} alone: nothing ends.`
      emit({ type: 'check-failed', ...check, says, error: { error: 'invalid_request', description: says } })
      return appPage(400, notEndedPage(name, says), [['Cache-Control', 'no-store']])
    }
    const ended = visits.filter(({ state }) => sid && state?.session?.claims.sid === sid)
    for (const visit of ended) {
      told = visit.state?.session
      visit.state = undefined
    }
    const says = `sid names a session that ${name} has, and it trusts one issuer only: the session is over.`
    emit(
      ended.length > 0
        ? { type: 'check-passed', ...check, says }
        : { type: 'note', says: 'There is no session of that name.' },
    )
    return appPage(200, goodbyePage(world, ID.expenses), [['Cache-Control', 'no-store']])
  }

  function refused(failure: Failure, status: number): PageAnswer {
    return { page: refusedPage(name, failure, [{ id: 'again', label: 'Sign in again', href: '/' }]), status }
  }

  async function afterwards(cause: number): Promise<Attempted<unknown> | undefined> {
    const how = world.switchOf('afterSignOut')
    if (!told || how === 'nothing') return undefined
    const { client, tokens } = told
    told = undefined
    client.last = cause
    return attempt(client, async () => {
      const now = how === 'refresh-token' ? await refresh(client, tokens.refresh_token ?? '') : tokens
      return callApi(client, API_URL, now.access_token)
    })
  }
}

/** The secret that the registration has for this year. */
function secret({ directory }: World): string {
  const { clientSecrets } = directory.tenant.secrets
  return clientSecrets[expensesApplication.passwordCredentials[0]?.keyId ?? ''] ?? ''
}
