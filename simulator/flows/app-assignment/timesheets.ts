import { ClientSecretPost, type IDToken } from 'oauth4webapi'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { createWebApp, type PageAnswer, type PageRequest } from '../../actors/web-app'
import { texts } from '../../core/json'
import { clientSecretOf } from '../../directory/client-secret'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import { GRAPH, ID, timesheetsApplication } from './cast'
import { mayApprove, mayCloseMonth } from './decide'
import { answered, isOverage, namedIn } from './memberships'
import { donePage, homePage, noPage } from './pages'
import type { Session } from './session'

const [CALLBACK = ''] = timesheetsApplication.web.redirectUris
const MEMBER_OBJECTS = `${GRAPH}/v1.0/me/getMemberObjects`

/** What somebody came to: they are in, and may have done something there. */
export interface Visited extends Session {
  readonly did?: string
}

interface Kept {
  readonly signIn?: { readonly client: OAuthClient; readonly pending: Pending }
  readonly session?: Session
}

type Request = PageRequest<Kept>

export interface Timesheets {
  readonly handler: Handler
  /** What the last page was about. */
  last(): Attempted<Visited> | undefined
}

/** Timesheets: a web application with a server. It signs people in, and decides by roles and groups what they may do. */
export function createTimesheets(world: World, issuer: string): Timesheets {
  const name = world.called(ID.timesheets)
  let last: Attempted<Visited> | undefined

  const handler = createWebApp<Kept>({
    name,
    cookie: '__Host-timesheets',
    routes: {
      '/': { anew: ({ state }) => !state?.session, answer: home },
      '/sign-in': { anew: true, answer: begin },
      '/close-month': { answer: (request) => act(request, 'closed the month', mayCloseMonth) },
      '/approve': { answer: (request) => act(request, 'approved the hours of others', mayApprove) },
    },
    callback: { path: callbackOf(world, ID.timesheets, CALLBACK).pathname, answer: callback },
  })
  return { handler, last: () => last }

  async function home(request: Request): Promise<PageAnswer> {
    const { session } = request.visit.state ?? {}
    if (!session) return begin(request)
    last = { ok: true, value: session, seq: request.cause }
    return welcome(session)
  }

  /** RFC 6749 section 4.1, steps A and B, with PKCE. */
  async function begin({ visit, cause }: Request): Promise<PageAnswer> {
    const client = createClient(
      world,
      {
        id: ID.timesheets,
        issuer,
        clientId: timesheetsApplication.appId,
        authentication: ClientSecretPost(secret(world)),
        transport: (request, at) => world.network.send(ID.timesheets, 'back-channel', request, at),
        visit: visit.id,
      },
      cause,
    )
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: CALLBACK, scope: scopeOf(world) })
    })
    if (!begun.ok) return refused(begun, 502)
    visit.state = { signIn: { client, pending: begun.value.pending } }
    return { to: begun.value.url }
  }

  /** Steps C to E; then who this is here, and of which groups. */
  async function callback({ visit, form, cause }: Request): Promise<PageAnswer> {
    const { signIn } = visit.state ?? {}
    if (!signIn) return { to: '/' }
    const { client, pending } = signIn
    client.last = cause
    const redeemed = await attempt(client, () => redeem(client, pending, readAnswer(client, pending, form)))
    visit.state = undefined
    if (!redeemed.ok) return refused(redeemed, 403)
    const claims = claimsOf(client)
    const memberships = await membershipsOf(client, claims, redeemed.value.access_token)
    const session = { client, claims, roles: texts(claims.roles) ?? [], memberships }
    visit.state = { session }
    last = { ok: true, value: session, seq: client.last }
    return { ...welcome(session), signedIn: true }
  }

  /** The groups of the token; where they did not fit, those that Microsoft Graph names for the same person. */
  async function membershipsOf(client: OAuthClient, claims: IDToken, accessToken: string) {
    if (!isOverage(claims) || world.switchOf('overage') === 'overlooks') return namedIn(claims)
    const content = { securityEnabledOnly: true }
    return answered(await attempt(client, () => callApi(client, MEMBER_OBJECTS, accessToken, content)))
  }

  /** Something that not everybody may do. The link to it stands on the page of everybody: what counts is what is looked at here. */
  async function act(
    { visit, cause }: Request,
    did: string,
    may: (session: Session) => Attempted<Session>,
  ): Promise<PageAnswer> {
    const { session } = visit.state ?? {}
    if (!session) return { to: '/' }
    session.client.last = cause
    const allowed = may(session)
    if (!allowed.ok) return refused(allowed, 403, true)
    last = { ...allowed, value: { ...session, did } }
    return { page: donePage(name, session.claims, did) }
  }

  function welcome({ claims, roles, memberships }: Session): { readonly page: ReturnType<typeof homePage> } {
    return { page: homePage(name, claims, roles, memberships) }
  }

  function refused(failed: Attempted<never> & { ok: false }, status: number, signedIn = false): PageAnswer {
    last = failed
    return { page: noPage(name, failed.failure, signedIn), status }
  }
}

/** What Timesheets asks for: to sign in, and with `User.Read` to read the memberships of whoever signs in. */
const scopeOf = (world: World) =>
  world.switchOf('graphPermission') === 'none' ? 'openid profile' : 'openid profile User.Read'

function secret({ directory }: World): string {
  return clientSecretOf(directory.tenant, timesheetsApplication.passwordCredentials[0]?.keyId ?? '')
}
