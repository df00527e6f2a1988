import { type DeviceAuthorizationResponse, type IDToken, None } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { type Pace, poll } from '../../actors/client/poll'
import { requestDeviceCode } from '../../actors/client/request-device-code'
import { tableOf } from '../../actors/table-of'
import type { AppPage } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { ID, lobbyDisplay } from './cast'

const SCOPE = 'openid profile offline_access api://reports.contoso.example/Reports.Read'

export const API_URL = 'https://api.reports.contoso.example/reports'

/** A sign-in of the television that has begun: the codes it was given. */
export interface Waiting {
  readonly client: OAuthClient
  readonly codes: DeviceAuthorizationResponse
}

/** What the television knows once somebody has signed it in. */
export interface SignedIn {
  readonly claims: IDToken
  readonly rows: unknown
}

/** RFC 8628 section 3.1: the television asks for its codes. */
export function begin(
  world: World,
  issuer: string,
  visit: string,
  cause: number,
): Promise<Attempted<Waiting>> {
  const client = createClient(
    world,
    {
      id: ID.television,
      program: ID.instance,
      issuer,
      clientId: lobbyDisplay.appId,
      authentication: None(),
      transport: (request, from) => world.network.send(ID.television, 'back-channel', request, from),
      visit,
    },
    cause,
  )
  return attempt(client, async () => {
    await discover(client)
    return { client, codes: await requestDeviceCode(client, SCOPE) }
  })
}

/** Sections 3.4 and 3.5: it asks until it has tokens, and then the API for what it came for. */
export function finish(
  world: World,
  { client, codes }: Waiting,
  cause: number,
): Promise<Attempted<SignedIn>> {
  client.last = cause
  return attempt(client, async () => {
    const tokens = await poll(client, codes, paceOf(world))
    return { claims: claimsOf(client), rows: await callApi(client, API_URL, tokens.access_token) }
  })
}

/** Whoever has not come after two minutes does not stand in front of the screen: from then on, once a minute is enough. */
const HURRY_SECONDS = 120
const IDLE_SECONDS = 60

/** How patient the developer made the television. */
function paceOf(world: World): Pace {
  const pace = world.switchOf('pace')
  return ({ interval, slowed, waited }) => {
    const hurried = pace === 'never-slower' ? 4 : pace === 'too-fast' && slowed === 0 ? 2 : interval
    return waited < HURRY_SECONDS ? hurried : Math.max(hurried, IDLE_SECONDS)
  }
}

/** The code in large letters, and the sentence that the identity provider sent along (RFC 8628 section 3.3). */
export function codePage({ called }: World, { codes }: Waiting): AppPage {
  return {
    kind: 'app',
    appName: called(ID.instance),
    state: 'welcome',
    heading: codes.user_code,
    lines: [
      typeof codes.message === 'string'
        ? codes.message
        : `Open ${codes.verification_uri} on your phone, and enter this code.`,
    ],
  }
}

/** What the television ends on: the reports of whoever signed in, or why there are none; and a button. */
export function resultPage({ called }: World, attempted: Attempted<SignedIn>): AppPage {
  const appName = called(ID.instance)
  const again = (label: string) => [{ id: 'again', label, href: 'again' }]
  if (!attempted.ok) return refusedPage(appName, attempted.failure, again('Show a new code'))
  const { claims, rows } = attempted.value
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Reports of ${nameIn(claims)}`,
    lines: ['Everybody in the lobby can see this.'],
    table: tableOf(rows, { Date: ['date'], Report: ['title'] }),
    offers: again('Sign in again'),
  }
}
