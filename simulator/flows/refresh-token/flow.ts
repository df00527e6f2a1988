import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf } from '../../actors/outcome'
import { createUserAgent, type Landing, type UserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { api, EXPENSES, ID, LOGIN, parties, reports, sites, takesPart } from './cast'
import { expensesErrand, reportsErrand } from './errand'
import { createExpenses } from './expenses'
import { interventions } from './interventions'
import { pageLinks, runPage, servePage } from './page'
import { person } from './person'
import { serveExpenses, serverLinks } from './server'
import { switches } from './switches'
import { verdict } from './verdict'
import { createVisits, type Visits } from './visits'

/** Refresh tokens (RFC 6749 sections 1.5 and 6) of an app that is opened again after days, as Entra has them, or rotating (RFC 9700 section 4.14.2). */
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
  const issuer = mountIdentityProvider(world)
  mountApis(world, issuer)
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })
  const isPage = world.switchOf('client') === 'single-page-app'
  const { visits, landing } = await (isPage ? inPage : onServer)(world, browser, issuer)
  const { journal } = visits
  return outcomeOf(world, landing, journal.last, () => verdict(journal, world))
}

/** Returns the issuer. */
function mountIdentityProvider({ network, directory, switchOf }: World): string {
  const rotates = switchOf('refreshTokens') === 'rfc9700'
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: [directory],
      origin: LOGIN,
      parts: browserSignIn,
      settings: rotates ? { refreshTokens: 'rotate' } : {},
    }),
  })
  return `${LOGIN}/${directory.tenant.organization.id}/v2.0`
}

function mountApis(world: World, issuer: string): void {
  const { network, directory } = world
  const optionsFor = (id: string, appId: string) => ({
    directory,
    appId,
    issuers: { '2.0': issuer },
    fetchKeys: (cause: number) =>
      fetchKeys(world, id, issuer.replace('/v2.0', '/discovery/v2.0/keys'), cause),
  })
  network.mount(new URL(expensesErrand.url).origin, {
    actor: ID.api,
    handler: createExpensesApi(optionsFor(ID.api, api.appId)),
  })
  if (!takesPart(ID.reports, { refreshScope: world.switchOf('refreshScope') })) return
  network.mount(new URL(reportsErrand.url).origin, {
    actor: ID.reports,
    handler: createReportsApi(optionsFor(ID.reports, reports.appId)),
  })
}

interface Played {
  readonly visits: Visits
  readonly landing: Landing
}

async function onServer(world: World, browser: UserAgent, issuer: string): Promise<Played> {
  const expenses = createExpenses(world, ID.expenses, issuer, false, (request, cause) =>
    world.network.send(ID.expenses, 'back-channel', request, cause),
  )
  const visits = createVisits(world, expenses, serverLinks)
  world.network.mount(EXPENSES, { actor: ID.expenses, handler: serveExpenses(world, visits) })
  return { visits, landing: await browser.open(`${EXPENSES}/`, 0) }
}

async function inPage(world: World, browser: UserAgent, issuer: string): Promise<Played> {
  const expenses = createExpenses(world, ID.browser, issuer, true, (request, cause) =>
    browser.fetch(EXPENSES, request, cause),
  )
  const visits = createVisits(world, expenses, pageLinks)
  world.network.mount(EXPENSES, { actor: ID.expenses, handler: servePage(world) })
  return { visits, landing: await runPage(browser, visits) }
}
