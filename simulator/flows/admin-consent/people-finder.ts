import { ClientSecretPost, type IDToken } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { askForAdminConsent, type ForWhat, readAdminConsent } from '../../actors/client/admin-consent'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { refresh } from '../../actors/client/refresh'
import { createWebApp, type PageAnswer, type PageRequest } from '../../actors/web-app'
import { clientSecretOf } from '../../directory/client-secret'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import { GRAPH, ID } from './cast'
import { connectedPage, profilePage, RENEW } from './pages'
import { emil, peopleFinder, SECRET } from './tenant'

const [CALLBACK = '', CONNECTED = ''] = peopleFinder.web.redirectUris

/** What somebody's session with People Finder has: who they are, and what it asks Microsoft Graph with. */
interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  readonly accessToken: string
  /** When the access token runs out, by the clock of the server, in milliseconds. */
  readonly until: number
  readonly refreshToken: string
}

/** Somebody is in, and sees a profile. */
export interface Visited extends Pick<Session, 'claims'> {
  readonly profile: unknown
}

interface Kept {
  readonly signIn?: { readonly client: OAuthClient; readonly pending: Pending }
  /** An administrator was sent away, with this state. */
  readonly connecting?: { readonly client: OAuthClient; readonly state: string }
  readonly session?: Session
}

type Request = PageRequest<Kept>

export interface PeopleFinder {
  readonly handler: Handler
  /** What the last page for whoever looks people up was about. */
  last(): Attempted<Visited> | undefined
  /** Ids of the tenants that it takes for connected. */
  readonly connected: ReadonlySet<string>
}

/**
 * People Finder: a web application with a server. It looks people up in Microsoft Graph, in the name of whoever is signed in.
 * @param options.connectAt issuer at which it asks administrators
 * @param options.looksAtState whether it compares the state of an answer to that with the one it sent
 */
export function createPeopleFinder(
  world: World,
  options: {
    readonly issuer: string
    /** The permission it needs beyond a sign-in. */
    readonly permission: string
    readonly connectAt: string
    readonly connectFor: ForWhat
    readonly looksAtState: boolean
  },
): PeopleFinder {
  const name = world.called(ID.instance)
  const connected = new Set<string>()
  let last: Attempted<Visited> | undefined

  const handler = createWebApp<Kept>({
    name,
    cookie: '__Host-people',
    routes: {
      '/': { anew: ({ state }) => !state?.session, answer: begin },
      '/sign-in': { anew: true, answer: begin },
      '/again': { answer: again },
      '/connect': { anew: true, answer: connect },
      [new URL(CONNECTED).pathname]: { answer: takeAdminConsent },
    },
    callback: { path: callbackOf(world, ID.instance, CALLBACK).pathname, answer: callback },
  })
  return { handler, last: () => last, connected }

  function clientOf({ visit, cause }: Request, issuer: string): OAuthClient {
    return createClient(
      world,
      {
        id: ID.server,
        program: ID.instance,
        issuer,
        clientId: peopleFinder.appId,
        authentication: ClientSecretPost(secretOf(world)),
        transport: (request, at) => world.network.send(ID.server, 'back-channel', request, at),
        visit: visit.id,
      },
      cause,
    )
  }

  /** Sends an administrator away to consent for everybody. */
  async function connect(request: Request): Promise<PageAnswer> {
    const client = clientOf(request, options.connectAt)
    const { url, state } = askForAdminConsent(client, CONNECTED, options.connectFor)
    request.visit.state = { connecting: { client, state } }
    return { to: url }
  }

  /** The administrator comes back. */
  async function takeAdminConsent({ visit, form, cause }: Request): Promise<PageAnswer> {
    const { connecting } = visit.state ?? {}
    if (!connecting) return { to: '/connect' }
    const { client, state } = connecting
    client.last = cause
    visit.state = undefined
    const read = await attempt(client, async () =>
      readAdminConsent(client, options.looksAtState ? state : undefined, form),
    )
    if (!read.ok)
      return {
        page: { ...refusedPage(name, read.failure), heading: 'Your organization is not connected' },
        status: 403,
      }
    const { tenantId } = read.value
    connected.add(tenantId)
    const organization = organizationOf(world, tenantId)
    return { page: connectedPage(name, organization) }
  }

  /** RFC 6749 section 4.1, steps A and B, with PKCE. */
  async function begin(request: Request): Promise<PageAnswer> {
    const client = clientOf(request, options.issuer)
    const begun = await attempt(client, async () => {
      await discover(client)
      const scope = `openid profile offline_access ${options.permission}`
      return ask(client, { redirectUri: CALLBACK, scope })
    })
    if (!begun.ok) return refused(begun, 502)
    request.visit.state = { signIn: { client, pending: begun.value.pending } }
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
    const session = sessionOf(client, redeemed.value)
    visit.state = { session }
    return { ...(await lookUp(session)), signedIn: true }
  }

  /** Somebody comes back: with the access token as long as it lives, then with a new one for the refresh token (RFC 6749 section 6). */
  async function again({ visit, cause }: Request): Promise<PageAnswer> {
    const { session } = visit.state ?? {}
    if (!session) return { to: '/' }
    session.client.last = cause
    if (world.clock.now() < session.until) return lookUp(session)
    const refreshed = await attempt(session.client, () => refresh(session.client, session.refreshToken))
    if (!refreshed.ok) return refused(refreshed, 403)
    const renewed = sessionOf(session.client, refreshed.value)
    visit.state = { session: renewed }
    return lookUp(renewed)
  }

  function sessionOf(
    client: OAuthClient,
    tokens: { readonly access_token: string; readonly refresh_token?: string; readonly expires_in?: number },
  ): Session {
    const { access_token: accessToken, refresh_token: refreshToken = '', expires_in: seconds = 0 } = tokens
    const until = world.clock.now() + seconds * 1000
    return { client, claims: claimsOf(client), accessToken, until, refreshToken }
  }

  async function lookUp({
    client,
    claims,
    accessToken,
  }: Session): Promise<Extract<PageAnswer, { page: object }>> {
    const read = await attempt(client, () => callApi(client, `${GRAPH}/v1.0/users/${emil.id}`, accessToken))
    if (!read.ok) {
      const failure = { ...read.failure, signedIn: nameIn(claims) }
      return refused({ ...read, failure }, 403)
    }
    last = { ...read, value: { claims, profile: read.value } }
    return { page: profilePage(name, claims, read.value) }
  }

  function refused(failed: Attempted<never> & { ok: false }, status: number) {
    last = failed
    return { page: refusedPage(name, failed.failure, [RENEW]), status }
  }
}

/** What a tenant is called, or its id where nobody here knows it. */
export function organizationOf({ directories }: World, tenantId: string): string {
  const known = Object.values(directories).find(({ tenant }) => tenant.organization.id === tenantId)
  return known?.tenant.organization.displayName ?? tenantId
}

function secretOf({ directories }: World): string {
  const texts = Object.values(directories).map(({ tenant }) => tenant.secrets.clientSecrets)
  return clientSecretOf({ secrets: { clientSecrets: Object.assign({}, ...texts) } }, SECRET)
}
