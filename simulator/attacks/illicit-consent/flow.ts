import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { fetchKeys } from '../../actors/fetch-keys'
import { createUserAgent, type UserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createGraphApi } from '../../resources/graph/graph-api'
import { messages } from '../../resources/graph/messages'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { DESK, DOCUMENTS, GRAPH, ID, LOGIN, parties, sites } from './cast'
import { createDesk, type Desk } from './desk'
import { createDocuments } from './documents'
import { interventions } from './interventions'
import { people } from './person'
import { switches } from './switches'
import { graph } from './tenant'
import { verdict } from './verdict'

/**
 * Consent phishing (Microsoft, "Protect against consent phishing"): authorization code with PKCE (RFC 6749 section 4.1, RFC 7636) and a refresh
 * token (section 6), all of it as it should be, for an application that somebody should not have agreed to.
 */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  switches,
  interventions,
  people,
  play,
}

async function play(world: World): Promise<Outcome> {
  mountContoso(world)
  const documents = createDocuments(world, issuerOfVersion('2.0', LOGIN, 'organizations'))
  const desk = createDesk(world, documents)
  world.network.mount(DOCUMENTS, { actor: ID.server, handler: documents.handler })
  world.network.mount(DESK, { actor: ID.server, handler: desk.handler })
  const victim = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })
  const thief = createUserAgent(world, { id: ID.thiefBrowser, person: ID.thief })
  await takeTurns(thief, victim, desk)
  return verdict(world.log.events)
}

/** The thief does what can be done; a link that was sent is opened. It ends when nothing more is sent. */
async function takeTurns(thief: UserAgent, victim: UserAgent, desk: Desk): Promise<void> {
  let cause = 0
  for (;;) {
    const { seq } = await thief.open(`${DESK}/`, cause)
    const link = desk.takeLink()
    if (link === undefined) return
    cause = (await victim.open(link, seq)).seq
  }
}

/** The identity provider of everybody, and Graph as it answers for Contoso. */
function mountContoso(world: World): void {
  const { network, directory, directories } = world
  const tenantId = directory.tenant.organization.id
  network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({
      directories: Object.values(directories),
      origin: LOGIN,
      parts: browserSignIn,
    }),
  })
  const keys = `${LOGIN}/${tenantId}/discovery/v2.0/keys`
  network.mount(GRAPH, {
    actor: ID.graph,
    handler: createGraphApi(
      {
        directory,
        appId: graph.appId,
        issuers: { '1.0': issuerOfVersion('1.0', LOGIN, tenantId) },
        fetchKeys: (cause) => fetchKeys(world, ID.graph, keys, cause),
      },
      [messages],
    ),
  })
}
