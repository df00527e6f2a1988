import { createAuthenticatorApp } from '../../actors/authenticator-app'
import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import { countRows } from '../../actors/count-rows'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf, refusedBy } from '../../actors/outcome'
import { createUserAgent } from '../../actors/user-agent'
import { counted } from '../../core/counted'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { middleTier } from '../../identity-provider/parts/middle-tier'
import { createReportsApi } from '../../resources/reports/reports-api'
import type { ResourceOptions } from '../../resources/resource-request'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { bearerToken } from '../../tokens/bearer-token'
import { issuerOfVersion } from '../../tokens/issuer'
import type { ActorId, Outcome } from '../../trace/event'
import { about } from './about'
import { EXPENSES, ID, LOGIN, MY_REPORTS, parties, REPORTS, sites, takesPart } from './cast'
import { createExpenses } from './expenses'
import { createExpensesApi, type ExpensesApi } from './expenses-api'
import { interventions } from './interventions'
import { runNightlyJob } from './nightly-job'
import { person } from './person'
import { switches } from './switches'
import { expensesApi, reportsApi } from './tenant'
import { whoever } from './whoever'

/** A web app, its API, and the API behind that: one person's name all the way (RFC 7523 section 2.1, as Entra uses it). */
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
  const { network, directory } = world
  const issuer = issuerOfVersion('2.0', LOGIN, directory.tenant.organization.id)
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [directory], origin: LOGIN, parts: middleTier }),
  })
  const api = createExpensesApi(
    world,
    issuer,
    optionsOf(world, issuer, ID.api, expensesApi.appId, 'apiLooksAt'),
  )
  network.mount(new URL(MY_REPORTS).origin, { actor: ID.api, handler: api.handler })
  network.mount(new URL(REPORTS).origin, {
    actor: ID.reports,
    handler: createReportsApi(
      optionsOf(world, issuer, ID.reports, reportsApi.appId, 'reportsLooksAt'),
      world.switchOf('reportsLooksAt') === 'signature' ? { decide: whoever } : {},
    ),
  })
  return world.switchOf('caller') === 'nightly-job' ? byJob(world, issuer, api) : byWebApp(world, issuer, api)
}

async function byWebApp(world: World, issuer: string, api: ExpensesApi): Promise<Outcome> {
  const expenses = createExpenses(world, issuer)
  world.network.mount(EXPENSES, { actor: ID.expenses, handler: expenses.handler })
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })
  const landing = await browser.open(`${EXPENSES}/`, 0)
  const { attempted, called } = expenses.last() ?? { attempted: undefined, called: false }
  const own = api.last()
  // The API says to its caller only that it could not: why, it knows itself.
  const told = called && own?.ok === false ? own : attempted
  return outcomeOf(world, landing, told, ({ claims, rows }) => verdict(world, nameIn(claims), rows))
}

async function byJob(world: World, issuer: string, api: ExpensesApi): Promise<Outcome> {
  const done = await runNightlyJob(world, issuer)
  if (done.ok) return { result: 'completed', says: verdict(world, world.called(ID.job), done.value) }
  return refusedBy(refusalOf(api.last()) ?? done.failure)
}

const refusalOf = (attempted: Attempted<unknown> | undefined) =>
  attempted?.ok === false ? attempted.failure : undefined

function optionsOf(
  world: World,
  issuer: string,
  actor: ActorId,
  appId: string,
  looksAt: string,
): ResourceOptions {
  const { directory } = world
  const keysAt = `${LOGIN}/${directory.tenant.organization.id}/discovery/v2.0/keys`
  return {
    directory,
    appId,
    issuers: { '2.0': issuer },
    ...(world.switchOf(looksAt) === 'signature' && { audiences: 'any' }),
    fetchKeys: (cause) => fetchKeys(world, actor, keysAt, cause),
  }
}

function verdict(world: World, caller: string, rows: unknown): string {
  const count = countRows(rows)
  const reports = counted(count, 'report')
  const [api, next] = [world.called(ID.api), world.called(ID.reports)]
  if (!madeForReports(world))
    return count > 0
      ? `${next} has given out ${reports} of ${caller} for a token that was made for another API. Every API that gets a token of ${caller} could have had them.`
      : `${next} has let ${caller} in with a token that was made for another API. Every API that gets such a token could have come in.`
  // Passed on, and by chance the right one.
  return world.switchOf('shows') === 'the-same-token'
    ? `${caller} reads ${reports}: ${api} has passed on the token that it was called with, which was made for ${next}.`
    : `${caller} reads ${reports}: ${api} fetched them from ${next} in that name, with a token made for ${next}.`
}

/** Whether the token that Reports API was shown last was made for it, by what was issued and not by how the story is set. */
function madeForReports({ log: { events } }: World): boolean {
  const call = events.findLast((event) => event.type === 'request-sent' && event.to === ID.reports)
  const shown = call?.type === 'request-sent' ? bearerToken(call.request) : undefined
  if (shown === undefined || !('token' in shown)) return false
  const issued = events.find((event) => event.type === 'token-issued' && event.value === shown.token)
  return issued?.type === 'token-issued' && issued.audience === reportsApi.displayName
}
