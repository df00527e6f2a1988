import { createAuthenticatorApp } from '../../actors/authenticator-app'
import type { Attempted } from '../../actors/client/attempt'
import { fetchKeys } from '../../actors/fetch-keys'
import { createUserAgent, type Landing } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { tokensInFront } from '../../identity-provider/oauth/authorize/front-channel/tokens-in-front'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createExpensesApi } from '../../resources/expenses/expenses-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { API_URL, EXPENSES, expensesApiApplication, ID, LOGIN, parties, sites, takesPart } from './cast'
import { createExpenses, type SignedIn } from './expenses'
import { injecting, keeping } from './injection'
import { interventions } from './interventions'
import { people } from './person'
import { switches } from './switches'
import { verdict } from './verdict'

/** The hybrid flow (OpenID Connect Core section 3.3): a code, and beside it an ID token that says which code it is. */
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

async function play(world: World): Promise<Outcome> {
  const issuer = mountContoso(world)
  const done: Attempted<SignedIn>[] = []
  const signOut = `${issuer.replace('/v2.0', '')}/oauth2/v2.0/logout`
  world.network.mount(EXPENSES, {
    actor: ID.expenses,
    handler: createExpenses(world, issuer, signOut, done),
  })
  const landing = await (world.switchOf('code') === 'own' ? signIn(world) : signInWithAnother(world))
  return verdict(world, landing, done.at(-1))
}

function signIn(world: World): Promise<Landing> {
  const phone = createAuthenticatorApp(world, ID.phone)
  return createUserAgent(world, { id: ID.browser, person: ID.person, phone }).open(`${EXPENSES}/`, 0)
}

/** One person’s answer is kept from Expenses, and its code comes there in the answer of another. */
async function signInWithAnother(world: World): Promise<Landing> {
  const kept = keeping(world, ID.browser)
  const { seq } = await signIn(kept.world)
  const browser = createUserAgent(injecting(world, ID.thiefBrowser, kept.code()), {
    id: ID.thiefBrowser,
    person: ID.thief,
    // An extension of this browser makes the codes.
    phone: createAuthenticatorApp(world, ID.thiefBrowser),
  })
  return browser.open(`${EXPENSES}/`, seq)
}

/** The identity provider and the API. Returns the issuer. */
function mountContoso(world: World): string {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  const issuer = `${LOGIN}/${tenantId}/v2.0`
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: [directory],
      origin: LOGIN,
      parts: [...browserSignIn, tokensInFront],
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
