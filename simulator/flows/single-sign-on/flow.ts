import { createAuthenticatorApp } from '../../actors/authenticator-app'
import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf, refusedBy } from '../../actors/outcome'
import { createUserAgent, type Landing, type UserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { API_URL, EXPENSES, expensesApiApplication, ID, LOGIN, parties, sites, TIMESHEETS } from './cast'
import { createExpenses, type Expenses } from './expenses'
import { interventions } from './interventions'
import { person } from './person'
import { switches } from './switches'
import { createTimesheets, isWaiting, type Timesheets, timesheetsServer } from './timesheets'

/** Two applications and one session at the identity provider (OpenID Connect Core section 3.1.2.3), to the sign-out that ends them all. */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  switches,
  interventions,
  people: { [ID.person]: person },
  play,
}

async function play(world: World): Promise<Outcome> {
  const issuer = mountContoso(world)
  const endSession = `${issuer.replace('/v2.0', '')}/oauth2/v2.0/logout`
  const expenses = createExpenses(world, issuer, endSession)
  world.network.mount(EXPENSES, { actor: ID.expenses, handler: expenses.handler })
  world.network.mount(TIMESHEETS, { actor: ID.timesheets, handler: timesheetsServer(world) })

  let afterwards: Attempted<unknown> | undefined
  const timesheets: Timesheets = createTimesheets(
    world,
    () => browser,
    issuer,
    endSession,
    async (cause) => {
      afterwards = (await expenses.afterwards(cause)) ?? afterwards
      return afterwards?.seq ?? cause
    },
  )
  const browser: UserAgent = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
    thirdPartyCookies: world.switchOf('thirdPartyCookies') === 'given',
    inFrame: timesheets.inFrame,
  })

  // Everything else is a link on a page, and whoever reads it decides.
  let landing = await browser.open(`${EXPENSES}/`, 0)
  while (isWaiting(landing)) landing = await timesheets.run(landing)
  return verdict(world, landing, expenses, timesheets, afterwards)
}

/** The identity provider and the API. Returns the issuer. */
function mountContoso(world: World): string {
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
      appId: expensesApiApplication.appId,
      issuers: { '2.0': issuer },
      fetchKeys: (cause) => fetchKeys(world, ID.api, `${LOGIN}/${tenantId}/discovery/v2.0/keys`, cause),
    }),
  })
  return issuer
}

/** What the page where the story rests means: a refusal, or who is signed in to what. */
function verdict(
  world: World,
  landing: Landing,
  expenses: Expenses,
  timesheets: Timesheets,
  afterwards: Attempted<unknown> | undefined,
): Outcome {
  const { page, url } = landing
  if (page?.kind === 'app' && page.state === 'refused') {
    const last = url.startsWith(TIMESHEETS) ? timesheets.last() : expenses.last()
    if (last && !last.ok) return refusedBy(last.failure)
  }
  if (page?.kind !== 'signed-out' && (page?.kind !== 'app' || page.state === 'refused'))
    return outcomeOf(world, landing, undefined, () => '')
  const says = whoIsIn(world, expenses.session()?.claims, timesheets.session()?.claims)
  if (!afterwards) return { result: 'completed', says }
  const token = afterwards.ok
    ? `The tokens that the server of ${world.called(ID.expenses)} kept still open the API.`
    : `The access token that the server of ${world.called(ID.expenses)} kept has run out.`
  return { result: 'completed', says: `${says} ${token}` }
}

type Claims = Parameters<typeof nameIn>[0] | undefined

function whoIsIn({ called }: World, expenses: Claims, timesheets: Claims): string {
  const apps = [called(ID.expenses), called(ID.timesheets)]
  const claims = expenses ?? timesheets
  if (!claims) return `Neither ${apps.join(' nor ')} has a session any more.`
  if (!expenses || !timesheets) {
    const [app, other] = expenses ? apps : apps.reverse()
    return `${nameIn(claims)} is signed in to ${app}, and nobody to ${other}.`
  }
  const [one, two] = [nameIn(expenses), nameIn(timesheets)]
  return one === two
    ? `${one} is signed in to ${apps.join(' and to ')}.`
    : `${one} is signed in to ${apps[0]}, and ${two} to ${apps[1]}.`
}
