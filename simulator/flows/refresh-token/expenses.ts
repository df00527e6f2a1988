import { ClientSecretPost, type IDToken, None, type TokenEndpointResponse } from 'oauth4webapi'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import {
  claimsOf,
  createClient,
  type OAuthClient,
  serverOf,
  type Transport,
  Unexpected,
} from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { refresh } from '../../actors/client/refresh'
import type { EpochSeconds } from '../../core/clock'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { expensesApplication, ID } from './cast'
import type { Errand } from './errand'

/** Seconds before its end from which an access token is not used any more: Microsoft's libraries take five minutes. */
const MARGIN_SECONDS = 300

/** One sign-in to Expenses that is under way. */
export interface SignIn {
  readonly client: OAuthClient
  readonly pending: Pending
  readonly errand: Errand
}

/** What Expenses keeps of somebody who has signed in. */
export interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  readonly idToken: string
  /** The newest one: every refresh brings another. */
  refreshToken: string | undefined
  /** By the address of the API: a token is for one. */
  readonly accessTokens: Map<string, { readonly value: string; readonly until: EpochSeconds }>
}

/** Expenses: its way through the protocol, whether its server goes it or a script in its page. */
export interface Expenses {
  /** RFC 6749 section 4.1, steps A and B: where to send the browser. */
  begin(visit: string, errand: Errand, cause: number): Promise<Attempted<SignIn & { readonly url: string }>>
  /** Steps C to E. */
  finish(signIn: SignIn, parameters: URLSearchParams, cause: number): Promise<Attempted<Session>>
  /** Reads what the errand is for, with the access token while it is good, and after that with another one (RFC 6749 section 6). */
  read(session: Session, errand: Errand, cause: number): Promise<Attempted<unknown>>
}

/** @param id the party that acts: the service principal for a web app, the browser for a script in a page */
export function createExpenses(
  world: World,
  id: ActorId,
  issuer: string,
  isPage: boolean,
  transport: Transport,
): Expenses {
  const { web, spa, appId } = expensesApplication
  const redirectUri = redirectUriOf(isPage ? spa : web)
  return {
    begin: (visit, errand, cause) => {
      const authentication = isPage ? None() : ClientSecretPost(secretOf(world))
      const setup = { id, program: ID.expenses, issuer, clientId: appId, authentication, transport, visit }
      const client = createClient(world, setup, cause)
      return attempt(client, async () => {
        await discover(client)
        const request = { redirectUri, scope: errand.signInScope }
        const asked = await ask(client, request, { response_mode: isPage ? 'fragment' : 'query' })
        return { client, errand, ...asked }
      })
    },
    finish: ({ client, pending, errand }, parameters, cause) => {
      client.last = cause
      return attempt(client, async () => {
        const tokens = await redeem(client, pending, readAnswer(client, pending, parameters))
        const session: Session = {
          client,
          claims: claimsOf(client),
          idToken: tokens.id_token ?? '',
          refreshToken: undefined,
          accessTokens: new Map(),
        }
        keep(session, errand, tokens)
        return session
      })
    },
    read: (session, errand, cause) => {
      const { client } = session
      client.last = cause
      return attempt(client, async () => callApi(client, errand.url, await accessTokenFor(session, errand)))
    },
  }
}

/** An access token for the API of `errand`: the one that is there, or, where that is over, another one for the refresh token. */
async function accessTokenFor(session: Session, errand: Errand): Promise<string> {
  const { client, accessTokens, refreshToken } = session
  const kept = accessTokens.get(errand.url)
  if (kept && client.world.clock.seconds() < kept.until - MARGIN_SECONDS) return kept.value
  if (refreshToken === undefined) throw new Unexpected('There is no refresh token.')
  const { refreshScope: scope } = errand
  const tokens = await refresh(client, refreshToken, scope ? { scope } : {})
  keep(session, errand, tokens)
  return tokens.access_token
}

function keep(session: Session, { url }: Errand, tokens: TokenEndpointResponse): void {
  const until = session.client.world.clock.seconds() + (tokens.expires_in ?? 0)
  session.accessTokens.set(url, { value: tokens.access_token, until })
  session.refreshToken = tokens.refresh_token ?? session.refreshToken
}

/** Where the browser ends the session at the identity provider as well (OpenID Connect RP-Initiated Logout section 2). */
export function signOutAddress({ client, idToken }: Session): string {
  const { end_session_endpoint: address } = serverOf(client)
  return `${String(address)}?${new URLSearchParams({ id_token_hint: idToken })}`
}

/** Where the answer comes to: the first address of the platform. */
export function redirectUriOf({ redirectUris }: { readonly redirectUris: readonly string[] }): string {
  return redirectUris[0] ?? ''
}

/** The secret that the developer has put into the server. */
function secretOf({ directory }: World): string {
  const { clientSecrets } = directory.tenant.secrets
  return clientSecrets[expensesApplication.passwordCredentials[0]?.keyId ?? ''] ?? ''
}
