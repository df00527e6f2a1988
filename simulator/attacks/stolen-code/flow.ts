import { appPage } from '../../actors/app-pages'
import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { fetchKeys } from '../../actors/fetch-keys'
import { isOfTheWeb } from '../../actors/page-requests'
import { createUserAgent, type Landing, type UserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { discovery } from '../../identity-provider/metadata/discovery'
import { keys } from '../../identity-provider/metadata/keys'
import { authorizationEndpoint } from '../../identity-provider/oauth/authorize/authorize'
import { clientSecretPost } from '../../identity-provider/oauth/token/client-authentication/client-secret-post'
import { authorizationCode } from '../../identity-provider/oauth/token/grants/authorization-code/authorization-code'
import { tokenEndpoint } from '../../identity-provider/oauth/token/token'
import type { Part } from '../../identity-provider/parts/part'
import { personalSignIn } from '../../identity-provider/parts/personal-sign-in'
import type { RequestKind } from '../../network/message'
import type { Handler } from '../../network/server'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import type { Flow, Switches } from '../../run/flow'
import type { World } from '../../run/world'
import type { ActorId, Outcome } from '../../trace/event'
import { about } from './about'
import {
  API_URL,
  EXPENSES,
  expensesApiApplication,
  ID,
  isNative,
  LOGIN,
  NOTEBOOK,
  parties,
  redirectUriOf,
  sites,
  takesPart,
} from './cast'
import { createExpenses, createExpensesApp, type Setup } from './expenses'
import { interventions } from './interventions'
import { createNotebook, type Notebook } from './notebook'
import { people } from './person'
import { switches } from './switches'
import { verdict } from './verdict'

/** What somebody can do who gets hold of a code in the front channel (RFC 9700 sections 4.5, 4.7 and 4.8, RFC 7636 section 1). */
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

const PARTS: readonly Part[] = [
  discovery,
  keys,
  authorizationEndpoint,
  tokenEndpoint,
  authorizationCode,
  clientSecretPost,
  ...personalSignIn,
]

async function play(world: World): Promise<Outcome> {
  const issuer = mountContoso(world)
  const chosen = switchesOf(world)
  const redirectUri = redirectUriOf(chosen)
  const { protocol } = new URL(redirectUri)
  // The scheme of an app is one on every device that has the app.
  const leads = (address: string) => isOfTheWeb(address) || (isNative(chosen) && address.startsWith(protocol))
  const victim = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
    leads,
  })
  const notebook = createNotebook(world, {
    redirectUri,
    tokenEndpoint: issuer.replace('/v2.0', '/oauth2/v2.0/token'),
  })
  world.network.mount(NOTEBOOK, { actor: ID.notebook, handler: notebook.handler })

  let leadsOn = false
  const setup = { issuer, redirectUri, isNative: isNative(chosen), leadsOn: () => leadsOn }
  const { seq } = setup.isNative
    ? await openApp(world, victim, setup, chosen.way === 'other-app')
    : await openWebApp(world, victim, setup)
  const leaks = chosen.way === 'injection' || chosen.way === 'log'
  const told = leaks ? await reportAddresses(world, seq) : seq
  leadsOn = true
  const thief = createUserAgent(notebook.stopping, {
    id: ID.thiefBrowser,
    person: ID.thief,
    // An extension of this browser makes the codes.
    phone: createAuthenticatorApp(world, ID.thiefBrowser),
    leads,
  })
  await takeTurns(thief, victim, notebook, told)
  return verdict(world.log.events)
}

/** Somebody opens Expenses in the browser. */
function openWebApp(world: World, victim: UserAgent, setup: Setup): Promise<Landing> {
  world.network.mount(EXPENSES, { actor: ID.expenses, handler: createExpenses(world, setup) })
  return victim.open(`${EXPENSES}/`, 0)
}

/** Somebody opens Expenses on the laptop. Of two apps with one scheme, the one that came last is called. */
async function openApp(
  world: World,
  victim: UserAgent,
  setup: Setup,
  isDoubled: boolean,
): Promise<{ readonly seq: number }> {
  const { origin } = new URL(setup.redirectUri)
  const app = createExpensesApp(world, setup)
  world.network.mount(origin, { actor: ID.expenses, handler: app.handler })
  if (isDoubled) world.network.mount(origin, { actor: ID.otherApp, handler: otherApp(world) })
  const begun = await app.start(0)
  return begun.ok ? victim.open(begun.value.url, begun.seq) : begun
}

/** An app with a scheme that is not its own: whatever it is called with goes to its owner. */
function otherApp(world: World): Handler {
  return async ({ url }, { cause }) => {
    await report(world, ID.otherApp, 'back-channel', [url], cause)
    const says = 'Something went wrong. Please try again later.'
    const appName = world.called(ID.otherApp)
    return appPage(200, { kind: 'app', appName, state: 'welcome', heading: appName, lines: [says] })
  }
}

/** An extension of the browser writes down where it goes, and sends the list home. */
async function reportAddresses(world: World, cause: number): Promise<number> {
  const addresses = world.log.events.flatMap((event) =>
    event.type === 'request-sent' && event.actor === ID.browser && event.kind === 'navigation'
      ? [event.request.url]
      : [],
  )
  return report(world, ID.browser, 'fetch', addresses, cause)
}

async function report(
  { network }: World,
  from: ActorId,
  kind: RequestKind,
  addresses: readonly string[],
  cause: number,
): Promise<number> {
  const headers = [['Content-Type', 'text/plain']] as const
  const request = { method: 'POST', url: `${NOTEBOOK}/log`, headers, body: addresses.join('\n') }
  return (await network.send(from, kind, request, cause)).seq
}

/** The thief looks at the notebook and does what can be done; a link that was sent is opened. It ends where a page leads on and nobody follows. */
async function takeTurns(
  thief: UserAgent,
  victim: UserAgent,
  notebook: Notebook,
  start: number,
): Promise<void> {
  const leadsOn = ({ page }: Landing) => page?.kind === 'app' && (page.offers ?? []).length > 0
  let cause = start
  for (;;) {
    const landing = await thief.open(`${NOTEBOOK}/`, cause)
    const link = notebook.takeLink()
    // INVARIANT: somebody has chosen something in every turn but the last.
    if (link === undefined && (leadsOn(landing) || landing.url.startsWith(NOTEBOOK))) return
    cause = landing.seq
    if (link === undefined) continue
    const opened = await victim.open(link, cause)
    if (leadsOn(opened)) return
    cause = opened.seq
  }
}

/** The identity provider and the API. Returns the issuer. */
function mountContoso(world: World): string {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  const issuer = `${LOGIN}/${tenantId}/v2.0`
  const ignores = world.switchOf('loneVerifier') === 'ignored'
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: [directory],
      origin: LOGIN,
      parts: PARTS,
      settings: ignores ? { loneVerifier: 'ignored' } : {},
    }),
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

function switchesOf(world: World): Switches {
  return Object.fromEntries(switches.map(({ name }) => [name, world.switchOf(name)]))
}
