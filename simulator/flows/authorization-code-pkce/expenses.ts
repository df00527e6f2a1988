import {
  ClientSecretPost,
  type IDToken,
  None,
  type TokenEndpointResponse,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient, type Transport } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { refresh } from '../../actors/client/refresh'
import { tableOf } from '../../actors/table-of'
import type { AppPage } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { expensesApplication, ID } from './cast'

const API_SCOPE = 'api://expenses.contoso.example/Expenses.Read'
const SUBMIT_SCOPE = 'api://expenses.contoso.example/Expenses.Submit'
const APPROVE_SCOPE = 'api://expenses.contoso.example/Expenses.Approve.All'
const REPORTS_SCOPE = 'api://reports.contoso.example/Reports.Read'
const GRAPH_SCOPE = 'https://graph.microsoft.com/User.Read'

export const API_URL = 'https://api.expenses.contoso.example/expenses'

/** One sign-in to Expenses, from the first request to the rows. */
export interface SignIn {
  readonly client: OAuthClient
  readonly pending: Pending
}

/** What Expenses knows once somebody is signed in. */
export interface SignedIn {
  readonly claims: IDToken
  readonly rows: unknown
}

/** Expenses: what its developer configured, and its way through the protocol. */
export interface Expenses {
  readonly redirectUri: string
  /** RFC 6749 section 4.1, steps A and B: where to send the browser. */
  begin(visit: string, cause: number): Promise<Attempted<SignIn & { readonly url: string }>>
  /** Steps C to E, and the call: from what came with the browser to the API's answer. */
  finish(signIn: SignIn, parameters: URLSearchParams, cause: number): Promise<Attempted<SignedIn>>
}

/** @param id the party that acts: the service principal for a web app, the browser for a script in a page */
export function createExpenses(
  world: World,
  id: ActorId,
  issuer: string,
  isPage: boolean,
  transport: Transport,
): Expenses {
  const { web, spa } = expensesApplication
  const registered = (isPage ? spa : web).redirectUris[0] ?? ''
  const redirectUri = addressFor(world, registered)
  return {
    redirectUri: registered,
    begin: async (visit, cause) => {
      const authentication = isPage ? None() : ClientSecretPost(secretFor(world))
      const client = createClient(
        world,
        {
          id,
          program: ID.expenses,
          issuer,
          clientId: expensesApplication.appId,
          authentication,
          transport,
          visit,
        },
        cause,
      )
      return attempt(client, async () => {
        await discover(client)
        const prompt = world.switchOf('prompt')
        const request = { redirectUri, scope: scopeFor(world) }
        const asked = await ask(client, request, {
          response_mode: world.switchOf('responseMode'),
          ...(prompt === 'none-given' ? {} : { prompt }),
        })
        return { client, ...asked }
      })
    },
    finish: ({ client, pending }, parameters, cause) => {
      client.last = cause
      return attempt(client, async () => {
        const answer = readAnswer(client, pending, parameters)
        let tokens = await redeem(client, pending, answer)
        if (world.switchOf('codeUse') === 'twice') tokens = await redeem(client, pending, answer)
        const claims = claimsOf(client)
        if (world.switchOf('scope') === 'sign-in-only') return { claims, rows: [] }
        return { claims, rows: await call(world, client, tokens) }
      })
    },
  }
}

/** Calls the API, and, where Expenses is written that way, refreshes once when the token is refused. */
async function call(world: World, client: OAuthClient, tokens: TokenEndpointResponse): Promise<unknown> {
  try {
    return await callApi(client, API_URL, tokens.access_token)
  } catch (fault) {
    const refreshes = world.switchOf('accessTokenAge') === 'two-hours-then-refresh'
    if (!refreshes || !tokens.refresh_token || !(fault instanceof WWWAuthenticateChallengeError)) throw fault
    return callApi(client, API_URL, (await refresh(client, tokens.refresh_token)).access_token)
  }
}

/** What Expenses asks for. */
function scopeFor(world: World): string {
  const openid = 'openid profile offline_access'
  const audience = world.switchOf('accessTokenAudience')
  if (audience !== 'expenses-api') return `${openid} ${audience === 'graph' ? GRAPH_SCOPE : REPORTS_SCOPE}`
  switch (world.switchOf('scope')) {
    case 'submit-only':
      return `${openid} ${SUBMIT_SCOPE}`
    case 'sign-in-only':
      return openid
    case 'approve-all':
      return `${openid} ${API_SCOPE} ${APPROVE_SCOPE}`
    case 'two-resources':
      return `${openid} ${API_SCOPE} ${GRAPH_SCOPE}`
    default:
      return `${openid} ${API_SCOPE}`
  }
}

/** The address that Expenses names: the registered one, or what developers get wrong about it. */
function addressFor(world: World, registered: string): string {
  switch (world.switchOf('redirectUri')) {
    case 'trailing-slash':
      return `${registered}/`
    case 'other-case':
      return registered.replace('/callback', '/Callback')
    case 'http':
      return registered.replace('https:', 'http:')
    case 'other-path':
      return registered.replace('/callback', '/old')
    default:
      return registered
  }
}

/** The secret Expenses presents: this year's, mistyped, or last year's, which ran out. */
function secretFor(world: World): string {
  const [current, previous] = expensesApplication.passwordCredentials
  const textOf = (credential: typeof current) =>
    (credential && world.directory.tenant.secrets.clientSecrets[credential.keyId]) ?? ''
  const how = world.switchOf('clientSecret')
  return how === 'expired'
    ? textOf(previous)
    : how === 'wrong'
      ? `${textOf(current)}-mistyped`
      : textOf(current)
}

/** The page Expenses ends on: the person's own rows, or why there are none, and what they can do next. */
export function expensesPage(
  { called }: World,
  attempted: Attempted<SignedIn>,
  home: string,
  signOut: string,
): AppPage {
  const appName = called(ID.expenses)
  const again = { id: 'again', label: 'Sign in again', href: home }
  if (!attempted.ok) return refusedPage(appName, attempted.failure, [again])
  const { rows, claims } = attempted.value
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${nameIn(claims)}`,
    lines: ['These are your expenses.'],
    table: tableOf(rows, { Date: ['date'], What: ['description'], Amount: ['amount', 'currency'] }),
    offers: [
      { id: 'again', label: `Open ${appName} again`, href: home },
      { id: 'sign-out', label: 'Sign out', href: signOut },
    ],
  }
}
