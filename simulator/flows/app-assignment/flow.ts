import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { nameIn } from '../../actors/client/client'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf } from '../../actors/outcome'
import { createUserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createGraphApi } from '../../resources/graph/graph-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { GRAPH, graph, ID, LOGIN, parties, sites, TIMESHEETS } from './cast'
import { interventions } from './interventions'
import { person } from './person'
import { switches } from './switches'
import { createTimesheets, type Visited } from './timesheets'

/** Authorization code with PKCE (RFC 6749 section 4.1, RFC 7636) for an app that not everybody may use, and that roles and groups tell what each may do. */
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
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [directory], origin: LOGIN, parts: browserSignIn }),
  })
  network.mount(GRAPH, {
    actor: ID.graph,
    handler: createGraphApi({
      directory,
      appId: graph.appId,
      issuers: { '1.0': issuerOfVersion('1.0', LOGIN, tenantId) },
      fetchKeys: (cause) => fetchKeys(world, ID.graph, `${LOGIN}/${tenantId}/discovery/v2.0/keys`, cause),
    }),
  })
  const timesheets = createTimesheets(world, issuerOfVersion('2.0', LOGIN, tenantId))
  network.mount(TIMESHEETS, { actor: ID.timesheets, handler: timesheets.handler })
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })

  // Everything else is a link on a page, and whoever reads it decides.
  const landing = await browser.open(`${TIMESHEETS}/`, 0)
  const last = timesheets.last()
  // A page that refuses and that Timesheets did not decide on: the browser brought no session.
  const stranded = last?.ok && landing.page?.kind === 'app' && landing.page.state === 'refused'
  return outcomeOf(world, landing, stranded ? undefined : last, (visited) => verdict(world, visited))
}

/** Who is in, as what, of which groups, and what they have done. */
function verdict({ called }: World, { claims, roles, memberships, did }: Visited): string {
  const as = roles.length > 0 ? `as ${roles.join(' and ')}` : 'without a role'
  const has = did ? `, and has ${did}` : ''
  const known =
    memberships.from === 'nobody'
      ? 'Which groups they are in is not known.'
      : `${memberships.from === 'token' ? 'The ID token' : 'Microsoft Graph'} names ${groups(memberships.ids.length)}.`
  return `${nameIn(claims)} is in ${called(ID.timesheets)} ${as}${has}. ${known}`
}

const groups = (count: number) => (count === 0 ? 'no group' : count === 1 ? 'one group' : `${count} groups`)
