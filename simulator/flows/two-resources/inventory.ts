import { ClientSecretPost, type IDToken, type TokenEndpointResponse } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { asksThePerson } from '../../actors/client/asks-the-person'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, type OAuthClient, Unexpected } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { refresh } from '../../actors/client/refresh'
import { createWebApp, type PageAnswer, type PageRequest } from '../../actors/web-app'
import type { EpochSeconds } from '../../core/clock'
import { clientSecretOf } from '../../directory/client-secret'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import { ID } from './cast'
import { azureDoor, type Door, graphDoor, SIGN_IN } from './doors'
import { doorPage, OFFERS } from './pages'
import { inventory, SECRET } from './tenant'

const [CALLBACK = ''] = inventory.web.redirectUris

/** Seconds before its end from which an access token is not used any more: Microsoft's libraries take five minutes. */
const MARGIN_SECONDS = 300

interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  /** The newest one: every answer of the token endpoint brings another. */
  refreshToken: string | undefined
  /** By the API that each was asked for. */
  readonly tokens: Map<Door['name'], { readonly value: string; readonly until: EpochSeconds }>
}

interface SignIn {
  readonly client: OAuthClient
  readonly pending: Pending
  /** What somebody wanted to see who had to sign in first, and what the code is redeemed for. */
  readonly wanted: Door
  readonly first: Door
}

interface Kept {
  readonly signIn?: SignIn
  readonly session?: Session
}

type Request = PageRequest<Kept>

/** What an API has shown to whom, with which token. */
export interface Shown {
  readonly claims: IDToken
  readonly token: string
}

export interface Inventory {
  readonly handler: Handler
  /** What came of each API that was wanted, the last time; the key `sign-in` of a sign-in that came to nothing. */
  readonly came: ReadonlyMap<Door['name'] | 'sign-in', Attempted<Shown>>
}

/** Inventory: a web application with a server, which calls Microsoft Graph and Azure Resource Manager for whoever is signed in. */
export function createInventory(world: World, issuer: string): Inventory {
  const name = world.called(ID.app)
  const graph = graphDoor(world.switchOf('graphPermission') === 'groups')
  const came = new Map<Door['name'] | 'sign-in', Attempted<Shown>>()

  const handler = createWebApp<Kept>({
    name,
    cookie: '__Host-inventory',
    routes: {
      [graph.path]: { anew: ({ state }) => !state?.session, answer: (request) => open(request, graph) },
      [azureDoor.path]: {
        anew: ({ state }) => !state?.session,
        answer: (request) => open(request, azureDoor),
      },
    },
    callback: { path: callbackOf(world, ID.app, CALLBACK).pathname, answer: callback },
  })
  return { handler, came }

  async function open(request: Request, door: Door): Promise<PageAnswer> {
    const { session } = request.visit.state ?? {}
    if (!session) return begin(request, door)
    session.client.last = request.cause
    const token = await attempt(session.client, () => tokenFor(session, door))
    if (token.ok) return show(session, door, token.value)
    if (asksThePerson(token.failure, ID.identityProvider)) return begin(request, door, token.seq)
    return refused(door.name, token, 403)
  }

  /** RFC 6749 section 4.1, steps A and B, with PKCE. The sign-in may ask for permissions of several APIs at once. */
  async function begin({ visit, cause }: Request, door: Door, at = cause): Promise<PageAnswer> {
    const again = visit.state?.session !== undefined
    const client = createClient(
      world,
      {
        id: ID.app,
        issuer,
        clientId: inventory.appId,
        authentication: ClientSecretPost(clientSecretOf(world.directory.tenant, SECRET)),
        transport: (request, from) => world.network.send(ID.app, 'back-channel', request, from),
        visit: `${visit.id} ${door.name} ${cause}`,
      },
      at,
    )
    const first = again ? door : shown(door)
    const asks = !again && world.switchOf('signIn') === 'both' ? [graph, azureDoor] : [first]
    const scope = [SIGN_IN, ...asks.map((each) => each.scope)].join(' ')
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: CALLBACK, scope })
    })
    if (!begun.ok) return refused('sign-in', begun, 502)
    visit.state = { ...visit.state, signIn: { client, pending: begun.value.pending, wanted: door, first } }
    return { to: begun.value.url }
  }

  /** Steps C to E: the code becomes tokens for one API, and the page that was wanted is shown. */
  async function callback({ visit, form, cause }: Request): Promise<PageAnswer> {
    const { signIn } = visit.state ?? {}
    if (!signIn) return { to: '/' }
    const { client, pending, wanted, first } = signIn
    client.last = cause
    visit.state = undefined
    const asks = world.switchOf('tokenRequest') === 'both' ? [graph, azureDoor] : [first]
    const scope = [SIGN_IN, ...asks.map((each) => each.scope)].join(' ')
    const redeemed = await attempt(client, () =>
      redeem(client, pending, readAnswer(client, pending, form), { scope }),
    )
    if (!redeemed.ok) return refused('sign-in', redeemed, 403)
    came.delete('sign-in')
    const session: Session = {
      client,
      claims: claimsOf(client),
      refreshToken: undefined,
      tokens: new Map(),
    }
    keep(session, first, redeemed.value)
    visit.state = { session }
    const token = await attempt(client, () => tokenFor(session, wanted))
    const page = token.ok ? await show(session, wanted, token.value) : refused(wanted.name, token, 403)
    return { ...page, signedIn: true }
  }

  /** The API whose token is shown at `door`: its own, or what the developer took for enough. */
  function shown(door: Door): Door {
    switch (world.switchOf('shows')) {
      case 'graphs-everywhere':
        return graph
      case 'azures-everywhere':
        return azureDoor
      default:
        return door
    }
  }

  /** An access token for the API of `door`: the one that is there, or another one for the refresh token (RFC 6749 section 6). */
  async function tokenFor(session: Session, door: Door): Promise<string> {
    const of = shown(door)
    const kept = session.tokens.get(of.name)
    if (kept && world.clock.seconds() < kept.until - MARGIN_SECONDS) return kept.value
    if (session.refreshToken === undefined) throw new Unexpected('There is no refresh token.')
    const tokens = await refresh(session.client, session.refreshToken, { scope: of.scope })
    keep(session, of, tokens)
    return tokens.access_token
  }

  function keep(session: Session, { name: of }: Door, tokens: TokenEndpointResponse): void {
    const until = world.clock.seconds() + (tokens.expires_in ?? 0)
    session.tokens.set(of, { value: tokens.access_token, until })
    session.refreshToken = tokens.refresh_token ?? session.refreshToken
  }

  async function show({ client, claims }: Session, door: Door, token: string) {
    const read = await attempt(client, () => callApi(client, door.url, token))
    if (!read.ok) return refused(door.name, read, 403)
    came.set(door.name, { ...read, value: { claims, token } })
    return { page: doorPage(name, claims, door, read.value) }
  }

  function refused(what: Door['name'] | 'sign-in', failed: Attempted<never> & { ok: false }, status: number) {
    came.set(what, failed)
    return { page: refusedPage(name, failed.failure, OFFERS), status }
  }
}
