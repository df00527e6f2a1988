import { createAuthenticatorApp } from '../../actors/authenticator-app'
import type { ForWhat } from '../../actors/client/admin-consent'
import { nameIn } from '../../actors/client/client'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf } from '../../actors/outcome'
import { createUserAgent } from '../../actors/user-agent'
import { consentRequests } from '../../identity-provider/consent-requests/consent-requests'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { adminConsent } from '../../identity-provider/oauth/admin-consent/admin-consent'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createGraphApi } from '../../resources/graph/graph-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { FINDER, GRAPH, ID, LOGIN, parties, sites } from './cast'
import { interventions } from './interventions'
import { administrator, person } from './people'
import { createPeopleFinder, organizationOf, type PeopleFinder, type Visited } from './people-finder'
import { switches } from './switches'
import { graph, peopleFinder } from './tenant'

/** An app that people may not let in by themselves: an administrator does, for everybody (Microsoft, "Admin consent on the Microsoft identity platform"). */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  switches,
  interventions,
  people: { [ID.person]: person, [ID.admin]: administrator },
  overcomes: [90094],
  play,
}

async function play(world: World): Promise<Outcome> {
  const finder = mountServers(world)
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })
  const adminBrowser = createUserAgent(world, {
    id: ID.adminBrowser,
    person: ID.admin,
    phone: createAuthenticatorApp(world, ID.adminPhone),
  })

  // Somebody opens the app, and needs an administrator.
  let landing = await browser.open(`${FINDER}/`, 0)
  if (!finder.last()) {
    // Where people can ask, a reviewer opens what was asked for; elsewhere an administrator opens the page by which the app is connected.
    const connected = await adminBrowser.open(requestIn(world) ?? `${FINDER}/connect`, landing.seq)
    // Whoever was turned away tries once more.
    landing = await browser.open(`${FINDER}/`, connected.seq)
  }
  const last = finder.last()
  // A page that refuses and that the app did not decide on: the browser brought no session.
  const stranded = last?.ok && landing.page?.kind === 'app' && landing.page.state === 'refused'
  return outcomeOf(world, landing, stranded ? undefined : last, (visited) => verdict(world, finder, visited))
}

function mountServers(world: World): PeopleFinder {
  const { network, directory, directories, switchOf } = world
  const tenantId = directory.tenant.organization.id
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: Object.values(directories),
      origin: LOGIN,
      parts: [...browserSignIn, adminConsent, consentRequests],
    }),
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
  const finder = createPeopleFinder(world, {
    issuer: issuerOfVersion('2.0', LOGIN, tenantId),
    permission: switchOf('permission'),
    connectAt: issuerOfVersion('2.0', LOGIN, 'organizations'),
    connectFor: connectFor(world),
    looksAtState: switchOf('stateCheck') === 'on',
  })
  network.mount(FINDER, { actor: ID.server, handler: finder.handler })
  return finder
}

/** Where a reviewer decides about what was asked for People Finder; undefined where nobody has asked. */
function requestIn({ directory: { tenant } }: World): string | undefined {
  const request = tenant.appConsentRequests.find(({ appId }) => appId === peopleFinder.appId)
  return request && `${LOGIN}/${tenant.organization.id}/consent-requests?consent_request=${request.id}`
}

/** What the administrator is asked for, and in which version. */
function connectFor({ switchOf }: World): ForWhat {
  const permission = switchOf('permission')
  switch (switchOf('endpoint')) {
    case 'v1':
      return { version: 'v1.0' }
    case 'v2-named':
      return { version: 'v2.0', scope: `openid profile offline_access ${permission}` }
    default:
      return { version: 'v2.0', scope: `${GRAPH}/.default` }
  }
}

/** Who is in, and whom the app takes for a customer who is none: it believed an answer that nothing signs. */
function verdict(world: World, { connected }: PeopleFinder, { claims }: Visited): string {
  const is = `${nameIn(claims)} looks people up with ${world.called(ID.instance)}.`
  const made = [...connected].filter((id) =>
    Object.values(world.directories).every(({ tenant }) => tenant.organization.id !== id),
  )
  if (made.length === 0) return is
  const looked =
    world.switchOf('stateCheck') === 'on'
      ? 'state was right, and protects nothing but itself'
      : 'it did not look at state'
  return `${is} It also takes ${made.map((id) => organizationOf(world, id)).join(', ')} for connected, where nobody agreed: it believed tenant in an answer that came through a browser (${looked}). Whom to believe is tid in a token.`
}
