import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { fetchKeys } from '../../actors/fetch-keys'
import type { Answered } from '../../actors/oidc-client'
import { serveShell, signInFromPage } from '../../actors/single-page-app'
import { createUserAgent, type Landing } from '../../actors/user-agent'
import { createWebApp } from '../../actors/web-app'
import { contoso } from '../../fixtures/contoso'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { interactive } from '../../identity-provider/parts/interactive'
import { createExpensesApi } from '../../resources/expenses-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { disableAccount } from './administrator'
import { expensesApiApplication, facts, ID, parties } from './cast'
import { person } from './person'
import { register } from './register'
import { switches } from './switches'
import { tamperFor } from './tamper'

const LOGIN = 'https://login.entra.example'
const EXPENSES = 'https://expenses.contoso.example'
const API = 'https://api.expenses.contoso.example'

/** Authorization code with PKCE (RFC 6749 section 4.1, RFC 7636) as OpenID Connect uses it (Core section 3.1), to an API call. */
export const flow: Flow = {
  slug: 'authorization-code-pkce',
  title: 'Authorization code with PKCE',
  revision: 1,
  specs: ['rfc6749#4.1', 'rfc7636', 'oidc-core#3.1', 'rfc6750', 'rfc6238', 'rfc9700#2.1'],
  tenant: contoso,
  parties,
  facts,
  switches,
  person,
  play,
}

async function play(world: World): Promise<Outcome> {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  const issuer = `${LOGIN}/${tenantId}/v2.0`
  const keysAt = `${LOGIN}/${tenantId}/discovery/v2.0/keys`
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [directory], origin: LOGIN, parts: interactive }),
  })
  network.mount(API, {
    actor: ID.api,
    handler: createExpensesApi({
      directory,
      issuer,
      audience: expensesApiApplication.appId,
      fetchKeys: (cause) => fetchKeys(world, ID.api, keysAt, cause),
    }),
  })
  const isPage = world.switchOf('client') === 'single-page-app'
  const registration = register(world, issuer, `${API}/expenses`, isPage)
  const webApp = createWebApp(world, ID.expenses, registration)
  network.mount(EXPENSES, { actor: ID.expenses, handler: isPage ? serveShell : webApp.handler })
  const userAgent = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
    tamper: tamperFor(world),
  })
  disableAccount(world)

  if (isPage) {
    const { landing, answered } = await signInFromPage(world, userAgent, ID.browser, registration, 0)
    return outcomeOf(landing, answered)
  }
  const landing = await userAgent.open(`${EXPENSES}/`, 0)
  return outcomeOf(landing, webApp.outcome())
}

/** What the place where the browser came to rest means for the run. */
function outcomeOf(landing: Landing, answered: Answered | undefined): Outcome {
  const { page } = landing
  if (page?.kind === 'refusal')
    return {
      result: 'refused',
      by: ID.identityProvider,
      error: page.name,
      code: page.code,
      says: page.message,
    }
  if (answered?.ok)
    return { result: 'completed', says: 'Ada is signed in to Expenses, and the API has answered.' }
  if (answered) {
    const { by, error, code, says } = answered.failure
    return { result: 'refused', by, error, ...(code === undefined ? {} : { code }), says }
  }
  return {
    result: 'refused',
    by: ID.browser,
    error: 'stranded',
    says: page?.kind === 'app' ? page.lines.join(' ') : `The browser is left at ${landing.url}.`,
  }
}
