import { ClientSecretPost, type IDToken, None } from 'oauth4webapi'
import { appPage, refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { leaveOut, type Protection, readUnbound } from '../../actors/client/leave-out'
import { redeem } from '../../actors/client/redeem'
import { tableOf } from '../../actors/table-of'
import { createWebApp } from '../../actors/web-app'
import type { Handler } from '../../network/server'
import type { AppPage } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { API_URL, expensesApplication, ID } from './cast'

const SCOPE = 'openid profile api://expenses.contoso.example/Expenses.Read'

/** One sign-in to Expenses, from the first request to the rows. */
interface SignIn {
  readonly client: OAuthClient
  readonly pending: Pending
  readonly url: string
}

interface SignedIn {
  readonly claims: IDToken
  readonly rows: unknown
}

/** What Expenses is set up with. */
export interface Setup {
  readonly issuer: string
  readonly redirectUri: string
  readonly isNative: boolean
  /** Whether its pages lead on. While somebody is on the way to their expenses, the story goes on elsewhere. */
  readonly leadsOn: () => boolean
}

/** Expenses on a server: a confidential client, and a cookie for each visit. */
export function createExpenses(world: World, setup: Setup): Handler {
  return createWebApp<SignIn>({
    name: world.called(ID.expenses),
    cookie: '__Host-expenses',
    routes: {
      '/': {
        anew: true,
        answer: async ({ visit, cause }) => {
          const begun = await begin(world, setup, visit.id, cause)
          if (!begun.ok) return { page: pageOf(world, setup, begun), status: 502 }
          visit.state = begun.value
          return { to: begun.value.url }
        },
      },
    },
    callback: {
      path: callbackOf(world, ID.expenses, setup.redirectUri).pathname,
      answer: async ({ visit, form, cause }) => {
        if (!visit.state) return { to: '/' }
        const finished = await finish(visit.state, form, cause)
        const page = pageOf(world, setup, finished)
        return finished.ok ? { page, signedIn: true } : { page, status: 403 }
      },
    },
  })
}

/** Expenses as an app on the laptop: a public client, which is called with the answer by its own scheme (RFC 8252 section 7.1). */
export function createExpensesApp(
  world: World,
  setup: Setup,
): { readonly handler: Handler; start(cause: number): Promise<Attempted<SignIn>> } {
  let signIn: SignIn | undefined
  return {
    start: async (cause) => {
      const begun = await begin(world, setup, 'app', cause)
      if (begun.ok) signIn = begun.value
      return begun
    },
    handler: async ({ url }, { cause }) => {
      const failure = { says: 'This app did not start a sign-in.' }
      if (!signIn) return appPage(400, refusedPage(world.called(ID.expenses), failure))
      const finished = await finish(signIn, new URL(url).searchParams, cause)
      return appPage(finished.ok ? 200 : 403, pageOf(world, setup, finished))
    },
  }
}

/** RFC 6749 section 4.1, steps A and B, with what its developer did not leave out. */
function begin(world: World, setup: Setup, visit: string, cause: number): Promise<Attempted<SignIn>> {
  const { issuer, redirectUri, isNative } = setup
  const client = createClient(
    world,
    {
      id: ID.expenses,
      issuer,
      clientId: expensesApplication.appId,
      authentication: isNative ? None() : ClientSecretPost(secretOf(world)),
      transport: (request, follows) => world.network.send(ID.expenses, 'back-channel', request, follows),
      visit,
    },
    cause,
  )
  const without = (['state', 'nonce', 'pkce'] as const satisfies readonly Protection[]).filter(
    (each) => world.switchOf(each) === 'left-out',
  )
  return attempt(client, async () => {
    await discover(client)
    return { client, ...leaveOut(await ask(client, { redirectUri, scope: SCOPE }), without) }
  })
}

/** Steps C to E, and the call. */
function finish(
  { client, pending }: SignIn,
  parameters: URLSearchParams,
  cause: number,
): Promise<Attempted<SignedIn>> {
  client.last = cause
  return attempt(client, async () => {
    const tokens = await redeem(client, pending, readUnbound(client, pending, parameters))
    return { claims: claimsOf(client), rows: await callApi(client, API_URL, tokens.access_token) }
  })
}

function secretOf({ directory }: World): string {
  const [current] = expensesApplication.passwordCredentials
  return (current && directory.tenant.secrets.clientSecrets[current.keyId]) ?? ''
}

/** Whoever the ID token names is greeted with their rows, or it says why nobody is. */
function pageOf({ called }: World, { leadsOn }: Setup, attempted: Attempted<unknown>): AppPage {
  const appName = called(ID.expenses)
  if (!attempted.ok) return refusedPage(appName, attempted.failure)
  const { claims, rows } = attempted.value as SignedIn
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: ['These are your expenses.'],
    table: tableOf(rows, { Date: ['date'], What: ['description'], Amount: ['amount', 'currency'] }),
    ...(leadsOn() && { offers: [{ id: 'again', label: `Open ${appName} again`, href: '/' }] }),
  }
}
