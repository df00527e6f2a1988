import { appPage, shellPage } from '../../actors/app-pages'
import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { answerIn, callbackOf } from '../../actors/callback'
import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf } from '../../actors/outcome'
import { createUserAgent, type Landing, type UserAgent } from '../../actors/user-agent'
import { createWebApp } from '../../actors/web-app'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import type { Handler } from '../../network/server'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { expensesApiApplication, ID, parties, sites } from './cast'
import { API_URL, createExpenses, type Expenses, expensesPage, type SignedIn, type SignIn } from './expenses'
import { interventions } from './interventions'
import { person } from './person'
import { switches } from './switches'

const LOGIN = 'https://login.entra.example'
const EXPENSES = 'https://expenses.contoso.example'

/** Authorization code with PKCE (RFC 6749 section 4.1, RFC 7636) as OpenID Connect uses it (Core section 3.1), to an API call. */
export const flow: Flow = {
  slug: about.slug,
  revision: 2,
  sites,
  parties,
  switches,
  interventions,
  people: { [ID.person]: person },
  play,
}

async function play(world: World): Promise<Outcome> {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  const issuer = `${LOGIN}/${tenantId}/v2.0`
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [directory], origin: LOGIN, parts: browserSignIn }),
  })
  const keysAt = `${LOGIN}/${tenantId}/discovery/v2.0/keys`
  network.mount(new URL(API_URL).origin, {
    actor: ID.api,
    handler: createExpensesApi({
      directory,
      appId: expensesApiApplication.appId,
      issuers: { '2.0': issuer },
      fetchKeys: (cause) => fetchKeys(world, ID.api, keysAt, cause),
    }),
  })
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })
  const signOut = `${LOGIN}/${tenantId}/oauth2/v2.0/logout`
  const done: Visits = []
  const isPage = world.switchOf('client') === 'single-page-app'
  const landing = isPage
    ? await byPage(world, browser, issuer, signOut, done)
    : await byServer(world, browser, issuer, signOut, done)
  return outcomeOf(world, landing, done.at(-1), (signedIn) => {
    const signed = `${nameIn(signedIn.claims)} is signed in to ${world.called(ID.expenses)}`
    return world.switchOf('scope') === 'sign-in-only'
      ? `${signed}, which asked for nothing more.`
      : `${signed}, and the API has answered.`
  })
}

/** What each visit came to, in order. */
type Visits = Attempted<SignedIn>[]

/** Expenses as an application with a server: it keeps the secret, the verifier and the tokens; the browser gets a cookie. */
function byServer(
  world: World,
  browser: UserAgent,
  issuer: string,
  signOut: string,
  done: Visits,
): Promise<Landing> {
  const expenses = createExpenses(world, ID.expenses, issuer, false, (request, cause) =>
    world.network.send(ID.expenses, 'back-channel', request, cause),
  )
  world.network.mount(EXPENSES, { actor: ID.expenses, handler: serve(world, expenses, signOut, done) })
  return browser.open(`${EXPENSES}/`, 0)
}

function serve(world: World, expenses: Expenses, signOut: string, done: Visits): Handler {
  return createWebApp<SignIn>({
    name: world.called(ID.expenses),
    cookie: '__Host-expenses',
    routes: {
      '/': {
        anew: true,
        answer: async ({ visit, cause }) => {
          const begun = await expenses.begin(visit.id, cause)
          if (!begun.ok) {
            done.push(begun)
            return { page: expensesPage(world, begun, '/', signOut), status: 502 }
          }
          visit.state = begun.value
          return { to: begun.value.url }
        },
      },
    },
    callback: {
      path: callbackOf(world, ID.expenses, expenses.redirectUri).pathname,
      answer: async ({ visit, form, cause }) => {
        const signIn = visit.state
        if (!signIn) return { to: '/' }
        const finished = await expenses.finish(signIn, form, cause)
        done.push(finished)
        const page = expensesPage(world, finished, '/', signOut)
        return finished.ok ? { page, signedIn: true } : { page, status: 403 }
      },
    },
  })
}

/** Expenses as a script in a page: a public client that keeps no secret and redeems the code itself, with `fetch`, under CORS. */
async function byPage(
  world: World,
  browser: UserAgent,
  issuer: string,
  signOut: string,
  done: Visits,
): Promise<Landing> {
  const expenses = createExpenses(world, ID.browser, issuer, true, (request, cause) =>
    browser.fetch(EXPENSES, request, cause),
  )
  const home = `${EXPENSES}/spa`
  world.network.mount(EXPENSES, {
    actor: ID.expenses,
    handler: async () => appPage(200, shellPage(world.called(ID.expenses))),
  })
  let cause = 0
  for (let visit = 1; ; visit++) {
    const landing = await visitPage(world, expenses, browser, `page ${visit}`, home, signOut, done, cause)
    if (landing.chosen !== 'again') return landing.chosen ? browser.open(signOut, landing.seq) : landing
    cause = landing.seq
  }
}

async function visitPage(
  world: World,
  expenses: Expenses,
  browser: UserAgent,
  visit: string,
  home: string,
  signOut: string,
  done: Visits,
  cause: number,
): Promise<Landing & { readonly chosen?: string }> {
  const shell = await browser.open(home, cause)
  const begun = await expenses.begin(visit, shell.seq)
  if (!begun.ok) {
    done.push(begun)
    return browser.show(home, expensesPage(world, begun, home, signOut), begun.seq)
  }
  const landing = await browser.open(begun.value.url, begun.seq)
  const url = new URL(landing.url)
  if (url.origin !== EXPENSES) return landing
  const finished = await expenses.finish(begun.value, answerIn(url), landing.seq)
  done.push(finished)
  return browser.show(home, expensesPage(world, finished, home, signOut), finished.seq)
}
