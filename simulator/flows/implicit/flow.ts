import { createAuthenticatorApp } from '../../actors/authenticator-app'
import type { Attempted } from '../../actors/client/attempt'
import { fetchKeys } from '../../actors/fetch-keys'
import { createUserAgent, type Landing, type UserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { discovery } from '../../identity-provider/metadata/discovery'
import { keys } from '../../identity-provider/metadata/keys'
import { authorizationEndpoint } from '../../identity-provider/oauth/authorize/authorize'
import { tokensInFront } from '../../identity-provider/oauth/authorize/front-channel/tokens-in-front'
import { logoutEndpoint } from '../../identity-provider/oauth/logout/logout'
import type { Part } from '../../identity-provider/parts/part'
import { personalSignIn } from '../../identity-provider/parts/personal-sign-in'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import {
  API_URL,
  COLLECTOR,
  EXPENSES,
  expensesApiApplication,
  expensesApplication,
  ID,
  LOGIN,
  OLD,
  parties,
  sites,
  takesPart,
} from './cast'
import { createCollector, historyOf, report } from './collector'
import { interventions } from './interventions'
import { createPage, isCallback, type PageApp, pageFor, pageServer, type SignedIn } from './page'
import { people } from './person'
import { substitute } from './substitution'
import { switches } from './switches'
import { type Came, verdict } from './verdict'

/** The implicit grant (RFC 6749 section 4.2) as OpenID Connect uses it (Core section 3.2), and what becomes of a token in an address. */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  takesPart,
  switches,
  interventions,
  people,
  play,
}

const SCOPE = 'openid profile api://expenses.contoso.example/Expenses.Read'
const GRAPH_SCOPE = 'https://graph.microsoft.com/User.Read'

/** No token endpoint: nobody asks for one. */
const PARTS: readonly Part[] = [
  discovery,
  keys,
  authorizationEndpoint,
  tokensInFront,
  logoutEndpoint,
  ...personalSignIn,
]

async function play(world: World): Promise<Outcome> {
  const issuer = mountContoso(world)
  const signOut = `${issuer.replace('/v2.0', '')}/oauth2/v2.0/logout`
  const attack = world.switchOf('attack')
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
    thirdPartyCookies: world.switchOf('thirdPartyCookies') === 'given',
  })
  const app: PageApp = {
    program: ID.expenses,
    clientId: expensesApplication.appId,
    origin: EXPENSES,
    redirectUri: expensesApplication.spa.redirectUris[0] ?? '',
    scope: world.switchOf('scope') === 'two-apis' ? `${SCOPE} ${GRAPH_SCOPE}` : SCOPE,
    responseType: world.switchOf('responseType').replace('-', ' '),
    responseMode: world.switchOf('responseMode'),
    comparesHash: world.switchOf('atHash') === 'compared',
  }
  world.network.mount(EXPENSES, {
    actor: ID.expenses,
    handler: pageServer(world.called(ID.expenses), attack === 'redirector' ? `${COLLECTOR}/` : undefined),
  })
  if (attack === 'substitution') return verdict(world, await substitute(world, app, browser, issuer, signOut))
  const collector = createCollector(world)
  world.network.mount(COLLECTOR, { actor: ID.collector, handler: collector.handler })
  const came = await visits(world, app, browser, issuer, signOut)
  return verdict(world, { ...came, loot: collector.loot() })
}

/** Everything that somebody does in this browser, until they do nothing more. */
async function visits(
  world: World,
  app: PageApp,
  browser: UserAgent,
  issuer: string,
  signOut: string,
): Promise<Came> {
  const attack = world.switchOf('attack')
  const page = createPage(world, app, browser, issuer)
  const name = world.called(app.program)
  const show = (attempted: Attempted<SignedIn>) =>
    browser.show(page.home, pageFor(name, page.home, attempted, signOut), attempted.seq)
  let isLured = attack === 'redirector'
  let cause = 0
  for (;;) {
    const visit = await page.visit(cause)
    if (!visit.ok) return { landing: await show(visit), done: visit }
    const { landing, finish } = visit.value
    if (!isCallback(world, app, landing.url)) return { landing, done: undefined }
    // Scripts run in the order in which they stand in the page: this one stands before that of Expenses.
    const read =
      attack === 'script'
        ? { ...landing, seq: await report(world, ID.browser, [landing.url], landing.seq) }
        : landing
    let done = await finish(read)
    if (attack === 'history') {
      const seq = await report(world, ID.browser, historyOf(world, ID.browser), done.seq)
      done = { ...done, seq }
    }
    if (isLured && done.ok) {
      isLured = false
      const lured = await follow(world, browser, linkFrom(world, issuer, app), done.seq)
      done = { ...done, seq: lured }
    }
    let shown = await show(done)
    while (shown.chosen === 'reload' && done.ok) {
      done = await reload(page, done.value, shown.seq)
      shown = await show(done)
    }
    if (shown.chosen === 'sign-out') return { landing: await browser.open(signOut, shown.seq), done }
    if (shown.chosen !== 'again') return { landing: shown, done }
    cause = shown.seq
  }
}

/** The page calls the API again, and gets itself a new token first, where the old one has run out. */
async function reload(
  page: ReturnType<typeof createPage>,
  had: SignedIn,
  cause: number,
): Promise<Attempted<SignedIn>> {
  const called = await page.call(had.accessToken ?? '', cause)
  if (called === 'run-out') return page.renew(cause)
  return called.ok ? { ...called, value: { ...had, rows: called.value } } : called
}

/** A link that somebody else has written: it asks in the name of Expenses, in silence, for an answer to the old address. */
function linkFrom(world: World, issuer: string, { clientId }: PageApp): string {
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'token',
    redirect_uri: OLD,
    scope: 'api://expenses.contoso.example/Expenses.Read',
    prompt: 'none',
    state: world.random('collector').token(8),
  })
  return `${issuer.replace('/v2.0', '')}/oauth2/v2.0/authorize?${query}`
}

/** Somebody opens it. A browser takes what stands behind the # along (RFC 9110 section 10.2.2), and the script of the page it comes to reads it. */
async function follow(world: World, browser: UserAgent, link: string, cause: number): Promise<number> {
  const landing: Landing = await browser.open(link, cause)
  if (!landing.url.startsWith(COLLECTOR)) return landing.seq
  return report(world, ID.browser, [landing.url], landing.seq)
}

/** The identity provider and the API. Returns the issuer. */
function mountContoso(world: World): string {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  const issuer = `${LOGIN}/${tenantId}/v2.0`
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [directory], origin: LOGIN, parts: PARTS }),
  })
  network.mount(new URL(API_URL).origin, {
    actor: ID.api,
    handler: createExpensesApi({
      directory,
      appId: expensesApiApplication.appId,
      issuers: { '2.0': issuer },
      fetchKeys: (cause) => fetchKeys(world, ID.api, `${LOGIN}/${tenantId}/discovery/v2.0/keys`, cause),
    }),
  })
  return issuer
}
