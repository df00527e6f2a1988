import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { nameIn } from '../../actors/client/client'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf } from '../../actors/outcome'
import { createUserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { API, FABRIKAM, ID, LOGIN, parties, QUOTES, sites } from './cast'
import { interventions } from './interventions'
import { person } from './person'
import { createQuotes, type Visited } from './quotes'
import { createQuotesApi } from './quotes-api'
import { switches } from './switches'
import { quotesApi } from './tenant'

/** Authorization code with PKCE (RFC 6749 section 4.1, RFC 7636) for an app of one tenant that people of another sign in to. */
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
  const { network, directory, directories } = world
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: Object.values(directories),
      origin: LOGIN,
      parts: browserSignIn,
    }),
  })
  network.mount(API, {
    actor: ID.api,
    handler: createQuotesApi({
      directory,
      appId: quotesApi.appId,
      issuers: { '2.0': issuerOfVersion('2.0', LOGIN, '{tenantid}') },
      tenants: world.switchOf('tenantCheck') === 'left-out' ? 'any' : customers(world),
      fetchKeys: (cause) => fetchKeys(world, ID.api, `${LOGIN}/organizations/discovery/v2.0/keys`, cause),
    }),
  })
  const quotes = createQuotes(world, issuerOfVersion('2.0', LOGIN, addressOf(world)))
  network.mount(QUOTES, { actor: ID.server, handler: quotes.handler })
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })

  const landing = await browser.open(`${QUOTES}/`, 0)
  const last = quotes.last()
  // A page that refuses and that Quotes did not decide on: the browser brought no session.
  const stranded = last?.ok && landing.page?.kind === 'app' && landing.page.state === 'refused'
  return outcomeOf(world, landing, stranded ? undefined : last, (visited) => verdict(world, visited))
}

/** The tenants that Quotes API serves. */
function customers({ directory, directories, switchOf }: World): readonly string[] {
  const all = switchOf('customer') === 'yes' ? Object.values(directories) : [directory]
  return all.map(({ tenant }) => tenant.organization.id)
}

/** What stands in the address at which Quotes asks for a sign-in: the id of a tenant, or a word that leaves it open. */
function addressOf({ directory, directories, switchOf }: World): string {
  switch (switchOf('address')) {
    case 'fabrikam':
      return directories[FABRIKAM]?.tenant.organization.id ?? ''
    case 'contoso':
      return directory.tenant.organization.id
    default:
      return switchOf('address')
  }
}

/** Who reads what, and whether they should. */
function verdict(world: World, { claims }: Visited): string {
  const { displayName = 'an unknown tenant', id } =
    Object.values(world.directories).find(({ tenant }) => tenant.organization.id === claims.tid)?.tenant
      .organization ?? {}
  const isServed = id !== undefined && customers(world).includes(id)
  return `${nameIn(claims)} of ${displayName} is signed in to ${world.called(ID.instance)} and reads its prices${
    isServed ? '.' : `, and ${displayName} is no customer: nobody looked at tid.`
  }`
}
