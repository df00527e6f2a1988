import { appPage } from '../../actors/app-pages'
import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { answerIn, isAnswer } from '../../actors/callback'
import { fetchKeys } from '../../actors/fetch-keys'
import { isOfTheWeb } from '../../actors/page-requests'
import { createUserAgent, type Landing, type UserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { json } from '../../network/message'
import type { Handler } from '../../network/server'
import type { AppPage } from '../../prompts/next/prompt'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { API_URL, ID, LOGIN, parties, sites, takesPart } from './cast'
import { createDesktopApp, type DesktopApp, type SignedIn, windowOf } from './desktop-app'
import type { Device } from './device'
import { interventions } from './interventions'
import { redeemCode, takeFile } from './other-app'
import { person } from './person'
import { switches } from './switches'
import { expensesApi, NATIVE_CLIENT, OWN_SCHEME } from './tenant'
import { verdict } from './verdict'

/** Where the app leaves its tokens, for whoever runs as the same person, where it does not use the store of the system. */
const FILE = 'https://ada-laptop.contoso.example/receipts/tokens.json'

/** An app on somebody's own device (RFC 8252): the browser of the system, a public client, PKCE, and a way back that others may share. */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  takesPart,
  switches,
  interventions,
  people: { [ID.person]: person },
  play,
}

async function play(world: World): Promise<Outcome> {
  const issuer = mountServers(world)
  const app = createDesktopApp(world, issuer)
  const browser = createBrowser(world)
  const signOut = issuer.replace('/v2.0', '/oauth2/v2.0/logout')
  const device: Device = {}
  let kept: SignedIn | undefined
  let chosen: string | undefined = 'sign-in'
  let seq = 0
  for (let visit = 1; chosen !== undefined; visit++) {
    const name = `visit ${visit}`
    if (chosen === 'sign-out') {
      // RFC 8252 says nothing of it: the app forgets, and ends the session in the browser. Its refresh token stays good.
      kept = undefined
      device.done = undefined
      device.landing = await browser.open(signOut, seq)
      seq = device.landing.seq
    } else if (chosen === 'open' && kept) {
      device.landing = undefined
      device.done = await app.reopen(name, kept, seq)
      seq = device.done.seq
    } else seq = await signIn(world, app, browser, device, name, issuer, seq)
    if (device.done) kept = device.done.ok ? device.done.value : undefined
    if (kept) seq = await leaveTokens(world, device, kept, issuer, seq)
    ;({ chosen, seq } = await show(world, windowOf(world, device.done), seq))
  }
  return verdict(world, device)
}

/** RFC 8252 section 4.1, from the request to the tokens; returns the event that it ends with. */
async function signIn(
  world: World,
  app: DesktopApp,
  browser: UserAgent,
  device: Device,
  visit: string,
  issuer: string,
  cause: number,
): Promise<number> {
  device.done = undefined
  device.landing = undefined
  const begun = await app.begin(visit, cause)
  if (!begun.ok) {
    device.done = begun
    return begun.seq
  }
  const { redirectUri } = begun.value.pending
  const isView = world.switchOf('window') === 'web-view'
  const called: Called = isView ? {} : listen(world, new URL(redirectUri))
  const landing = await browser.open(begun.value.url, begun.seq)
  device.landing = landing
  if (called.other) {
    device.loot = await redeemCode(world, tokenEndpointOf(issuer), called.other.address, called.other.seq)
    return device.loot.seq
  }
  // What stands in the address of its own web view the app reads there.
  const answer = called.app ?? (landing.url.startsWith(NATIVE_CLIENT) ? at(landing) : undefined)
  if (!answer) return landing.seq
  device.done = await app.finish(begun.value, answerIn(answer.address), answer.seq)
  return device.done.seq
}

/** An address with which an app was called, and the event by which it was. */
interface Call {
  readonly address: URL
  readonly seq: number
}

/** Who was called; each sign-in waits for one call. */
interface Called {
  app?: Call
  other?: Call
}

const at = ({ url, seq }: Landing): Call => ({ address: new URL(url), seq })

/** The app waits for an answer at its address; of two apps with one scheme, the one that came last is called. */
function listen(world: World, redirectUri: URL): Called {
  const called: Called = {}
  const take =
    (who: 'app' | 'other', says: string): Handler =>
    async ({ url }, { cause }) => {
      const address = new URL(url)
      const answer = answerIn(address)
      // The one that is called by mistake has no use for an error.
      if (who === 'app' ? isAnswer(answer) : answer.has('code')) called[who] = { address, seq: cause }
      return appPage(200, pageOf(world, who, says))
    }
  world.network.mount(redirectUri.origin, {
    actor: ID.app,
    handler: take('app', 'You can close this page, and go back to the app.'),
  })
  const isDoubled = redirectUri.href.startsWith(OWN_SCHEME) && world.switchOf('scheme') === 'registered-twice'
  if (isDoubled)
    world.network.mount(redirectUri.origin, {
      actor: ID.otherApp,
      handler: take('other', 'Something went wrong. Please try again later.'),
    })
  return called
}

/** What the browser shows when it has called an app. */
function pageOf({ called }: World, who: 'app' | 'other', says: string): AppPage {
  const appName = called(who === 'app' ? ID.instance : ID.otherApp)
  return { kind: 'app', appName, state: 'welcome', heading: appName, lines: [says] }
}

/** The app keeps its refresh token on the device; returns the last event that follows from where. */
async function leaveTokens(
  world: World,
  device: Device,
  { refreshToken }: SignedIn,
  issuer: string,
  cause: number,
): Promise<number> {
  if (world.switchOf('tokens') === 'system-store') return cause
  world.network.mount(new URL(FILE).origin, {
    actor: ID.app,
    handler: async ({ url }) =>
      url === FILE && refreshToken ? json(200, { refresh_token: refreshToken }) : json(404, {}),
  })
  device.loot = await takeFile(world, tokenEndpointOf(issuer), FILE, cause)
  return device.loot?.seq ?? cause
}

/** The window of the app, and what somebody chooses in it. */
async function show(
  world: World,
  page: AppPage,
  cause: number,
): Promise<{ readonly chosen: string | undefined; readonly seq: number }> {
  const shown = world.emit(ID.app, { type: 'page-shown', url: 'app:receipts', page }, cause)
  const reply = await world.offer({ person: ID.person, on: ID.app }, page, shown)
  return { chosen: reply?.value.choose ?? undefined, seq: reply?.seq ?? shown }
}

/** What the person signs in with: the browser of the system, or a web view, in which all is done by the app. */
function createBrowser(world: World): UserAgent {
  const isView = world.switchOf('window') === 'web-view'
  const { protocol } = new URL(OWN_SCHEME)
  return createUserAgent(world, {
    id: isView ? ID.app : ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
    // The scheme of an app is one on every device that has the app.
    leads: (address) => isOfTheWeb(address) || (address.startsWith(protocol) && URL.canParse(address)),
    takenOff: (address) => isView && address.startsWith(NATIVE_CLIENT),
  })
}

const tokenEndpointOf = (issuer: string) => issuer.replace('/v2.0', '/oauth2/v2.0/token')

/** The identity provider and the API. Returns the issuer. */
function mountServers(world: World): string {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  const issuer = `${LOGIN}/${tenantId}/v2.0`
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [directory], origin: LOGIN, parts: browserSignIn }),
  })
  network.mount(new URL(API_URL).origin, {
    actor: ID.api,
    handler: createExpensesApi({
      directory,
      appId: expensesApi.appId,
      issuers: { '2.0': issuer },
      fetchKeys: (cause) => fetchKeys(world, ID.api, `${LOGIN}/${tenantId}/discovery/v2.0/keys`, cause),
    }),
  })
  return issuer
}
