import { ClientSecretPost, type IDToken, None, type TokenEndpointResponse } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { leaveOut } from '../../actors/client/leave-out'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { refresh } from '../../actors/client/refresh'
import { tableOf } from '../../actors/table-of'
import { clientSecretOf } from '../../directory/client-secret'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { API_URL, ID } from './cast'
import { NATIVE_CLIENT, OWN_SCHEME, receipts, SECRET } from './tenant'

const SCOPE = 'openid profile offline_access api://expenses.contoso.example/Expenses.Read'

/** One sign-in of the app, from the request to the code. */
export interface SignIn {
  readonly client: OAuthClient
  readonly pending: Pending
  readonly url: string
}

/** What the app has on the device while somebody is signed in. */
export interface SignedIn {
  readonly claims: IDToken
  readonly rows: unknown
  readonly refreshToken: string | undefined
}

/** The way of the app through the protocol (RFC 8252 section 4.1). */
export interface DesktopApp {
  /** Step 1: the address to open in a browser. */
  begin(visit: string, cause: number): Promise<Attempted<SignIn>>
  /** Steps 5 and 6, and the call: from what came back to the answer of the API. */
  finish(signIn: SignIn, answer: URLSearchParams, cause: number): Promise<Attempted<SignedIn>>
  /** Opened again: a new access token for the refresh token that was kept (RFC 6749 section 6). */
  reopen(visit: string, kept: SignedIn, cause: number): Promise<Attempted<SignedIn>>
}

export function createDesktopApp(world: World, issuer: string): DesktopApp {
  const clientOf = (visit: string, cause: number) =>
    createClient(
      world,
      {
        id: ID.app,
        program: ID.instance,
        issuer,
        clientId: receipts.appId,
        authentication: world.switchOf('secret') === 'none' ? None() : ClientSecretPost(secretOf(world)),
        transport: (request, from) => world.network.send(ID.app, 'back-channel', request, from),
        visit,
      },
      cause,
    )
  const signedIn = async (
    client: OAuthClient,
    claims: IDToken,
    tokens: TokenEndpointResponse,
  ): Promise<SignedIn> => ({
    claims,
    rows: await callApi(client, API_URL, tokens.access_token),
    refreshToken: tokens.refresh_token,
  })
  return {
    begin: (visit, cause) => {
      const client = clientOf(visit, cause)
      return attempt(client, async () => {
        await discover(client)
        const asked = await ask(client, { redirectUri: redirectUriFor(world, visit), scope: SCOPE })
        return { client, ...leaveOut(asked, world.switchOf('pkce') === 'left-out' ? ['pkce'] : []) }
      })
    },
    finish: ({ client, pending }, answer, cause) => {
      client.last = cause
      return attempt(client, async () => {
        const tokens = await redeem(client, pending, readAnswer(client, pending, answer))
        return signedIn(client, claimsOf(client), tokens)
      })
    },
    reopen: (visit, { claims, refreshToken = '' }, cause) => {
      const client = clientOf(visit, cause)
      return attempt(client, async () => {
        await discover(client)
        return signedIn(client, claims, await refresh(client, refreshToken))
      })
    },
  }
}

/** The address that the app names: of its web view, of its scheme, or of a port that was free at this moment. */
function redirectUriFor(world: World, visit: string): string {
  if (world.switchOf('window') === 'web-view') return NATIVE_CLIENT
  if (world.switchOf('answer') === 'own-scheme') return OWN_SCHEME
  const port = freePort(world, visit)
  switch (world.switchOf('redirectUri')) {
    case '127-0-0-1':
      return `http://127.0.0.1:${port}`
    case 'ipv6':
      return `http://[::1]:${port}`
    case 'other-path':
      return `http://localhost:${port}/signed-in`
    default:
      return `http://localhost:${port}`
  }
}

/** A dynamic port (RFC 6335 section 6): whichever the system has free. */
function freePort(world: World, visit: string): number {
  const [high = 0, low = 0] = world.random(`port ${visit}`).bytes(2)
  return 49_152 + (((high << 8) | low) % 16_384)
}

/** What stands in every copy of the app. */
function secretOf({ directory }: World): string {
  return clientSecretOf(directory.tenant, SECRET.keyId)
}

/** The window of the app: whose expenses these are, or why there are none, and what can be done next. */
export function windowOf({ called }: World, attempted: Attempted<SignedIn> | undefined): AppPage {
  const appName = called(ID.instance)
  const signIn: Offer = { id: 'sign-in', label: 'Sign in again', href: 'sign-in' }
  if (!attempted)
    return {
      kind: 'app',
      appName,
      state: 'welcome',
      heading: appName,
      lines: ['Nobody is signed in.'],
      offers: [{ ...signIn, label: 'Sign in' }],
    }
  if (!attempted.ok) return refusedPage(appName, attempted.failure, [signIn])
  const { claims, rows } = attempted.value
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: ['These are your expenses.'],
    table: tableOf(rows, { Date: ['date'], What: ['description'], Amount: ['amount', 'currency'] }),
    offers: [
      { id: 'open', label: `Close ${appName}, and open it again`, href: 'open' },
      { id: 'sign-out', label: 'Sign out', href: 'sign-out' },
    ],
  }
}
