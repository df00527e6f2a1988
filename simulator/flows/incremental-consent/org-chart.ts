import { ClientSecretPost, type IDToken } from 'oauth4webapi'
import { refusedPage } from '../../actors/app-pages'
import { callbackOf } from '../../actors/callback'
import { ask, type Pending } from '../../actors/client/ask'
import { type Attempted, attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { claimsOf, createClient, nameIn, type OAuthClient } from '../../actors/client/client'
import { discover } from '../../actors/client/discover'
import { readAnswer } from '../../actors/client/read-answer'
import { redeem } from '../../actors/client/redeem'
import { tableOf } from '../../actors/table-of'
import { createWebApp, type PageAnswer, type PageRequest } from '../../actors/web-app'
import { isObject } from '../../core/json'
import { clientSecretOf } from '../../directory/client-secret'
import type { Handler } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { GRAPH, ID } from './cast'
import { emil, orgChart, SECRET } from './tenant'

const SIGN_IN = 'openid profile offline_access'
const [CALLBACK = ''] = orgChart.web.redirectUris

/** What the first request asks for, by the switch. */
const FIRST: Readonly<Record<string, string>> = {
  'what-it-needs': `${SIGN_IN} User.Read`,
  everything: `${SIGN_IN} User.Read User.ReadBasic.All`,
  default: `${SIGN_IN} ${GRAPH}/.default`,
}
/** And what it asks for when a colleague is wanted. */
const MORE: Readonly<Record<string, string>> = {
  named: `${SIGN_IN} User.ReadBasic.All`,
  default: `${SIGN_IN} ${GRAPH}/.default`,
}

const OWN: Offer = { id: 'own', label: 'Show my own page', href: '/' }
const COLLEAGUE: Offer = { id: 'colleague', label: 'Show a colleague', href: '/colleague' }

/** Whose profile is wanted. */
type Whose = 'own' | 'colleague'

interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  readonly accessToken: string
}

export interface Visited extends Pick<Session, 'claims'> {
  readonly whose: Whose
}

interface Kept {
  readonly signIn?: { readonly client: OAuthClient; readonly pending: Pending; readonly whose: Whose }
  readonly session?: Session
}

type Request = PageRequest<Kept>

export interface OrgChart {
  readonly handler: Handler
  /** What the last page was about. */
  last(): Attempted<Visited> | undefined
  /** Whether it has shown a colleague; undefined when nobody wanted one. */
  colleagueShown(): boolean | undefined
}

/** Org Chart: a web application with a server, which asks for a permission when a page needs it. */
export function createOrgChart(world: World, issuer: string): OrgChart {
  const name = world.called(ID.app)
  let last: Attempted<Visited> | undefined
  let colleagueShown: boolean | undefined

  const handler = createWebApp<Kept>({
    name,
    cookie: '__Host-org-chart',
    routes: {
      '/': { anew: ({ state }) => !state?.session, answer: own },
      '/colleague': { answer: colleague },
    },
    callback: { path: callbackOf(world, ID.app, CALLBACK).pathname, answer: callback },
  })
  return { handler, last: () => last, colleagueShown: () => colleagueShown }

  async function own(request: Request): Promise<PageAnswer> {
    const { session } = request.visit.state ?? {}
    if (!session) return begin(request, 'own', FIRST[world.switchOf('first')] ?? '')
    session.client.last = request.cause
    return show(session, 'own')
  }

  /** A page that needs more than the first one: it asks for that now, whether or not somebody has granted it before. */
  async function colleague(request: Request): Promise<PageAnswer> {
    colleagueShown ??= false
    const prompt = world.switchOf('prompt')
    return begin(
      request,
      'colleague',
      MORE[world.switchOf('more')] ?? '',
      prompt === 'none-given' ? {} : { prompt },
    )
  }

  /** RFC 6749 section 4.1, steps A and B, with PKCE. */
  async function begin(
    { visit, cause }: Request,
    whose: Whose,
    scope: string,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<PageAnswer> {
    const client = createClient(
      world,
      {
        id: ID.app,
        issuer,
        clientId: orgChart.appId,
        authentication: ClientSecretPost(clientSecretOf(world.directory.tenant, SECRET)),
        transport: (request, at) => world.network.send(ID.app, 'back-channel', request, at),
        visit: `${visit.id} ${whose} ${cause}`,
      },
      cause,
    )
    const begun = await attempt(client, async () => {
      await discover(client)
      return ask(client, { redirectUri: CALLBACK, scope }, parameters)
    })
    if (!begun.ok) return refused(begun, 502)
    visit.state = { ...visit.state, signIn: { client, pending: begun.value.pending, whose } }
    return { to: begun.value.url }
  }

  /** Steps C to E, and the call. A no to more leaves the session as it was. */
  async function callback({ visit, form, cause }: Request): Promise<PageAnswer> {
    const { signIn, session } = visit.state ?? {}
    if (!signIn) return { to: '/' }
    const { client, pending, whose } = signIn
    client.last = cause
    visit.state = session && { session }
    const redeemed = await attempt(client, () => redeem(client, pending, readAnswer(client, pending, form)))
    if (!redeemed.ok) return refused(redeemed, 403, session)
    const now = { client, claims: claimsOf(client), accessToken: redeemed.value.access_token }
    // The newest token has all that the ones before it had (decision 052).
    visit.state = { session: now }
    return { ...(await show(now, whose)), signedIn: true }
  }

  async function show(session: Session, whose: Whose): Promise<Extract<PageAnswer, { page: object }>> {
    const { client, claims, accessToken } = session
    const path = whose === 'own' ? 'me' : `users/${emil.id}`
    const read = await attempt(client, () => callApi(client, `${GRAPH}/v1.0/${path}`, accessToken))
    if (!read.ok) return refused(read, 403, session)
    if (whose === 'colleague') colleagueShown = true
    last = { ...read, value: { claims, whose } }
    return { page: profilePage(name, claims, whose, read.value) }
  }

  function refused(failed: Attempted<never> & { ok: false }, status: number, session?: Session) {
    const failure = { ...failed.failure, ...(session && { signedIn: nameIn(session.claims) }) }
    last = { ...failed, failure }
    return { page: refusedPage(name, failure, [OWN, ...(session ? [COLLEAGUE] : [])]), status }
  }
}

function profilePage(appName: string, claims: IDToken, whose: Whose, profile: unknown): AppPage {
  const { displayName } = isObject(profile) ? profile : {}
  const name = String(displayName ?? 'somebody')
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: whose === 'own' ? `Hello, ${nameIn(claims)}` : name,
    lines: [whose === 'own' ? 'This is your own page.' : `This is the page of ${name}, a colleague.`],
    table: tableOf({ value: [profile] }, { Name: ['displayName'], Mail: ['mail'] }),
    offers: [COLLEAGUE, OWN],
  }
}
