import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { nameIn } from '../../actors/client/client'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf } from '../../actors/outcome'
import { createUserAgent } from '../../actors/user-agent'
import { counted } from '../../core/counted'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createGraphApi } from '../../resources/graph/graph-api'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { Outcome, TraceEvent } from '../../trace/event'
import { about } from './about'
import { GRAPH, ID, LOGIN, ORG_CHART, parties, sites } from './cast'
import { interventions } from './interventions'
import { createOrgChart } from './org-chart'
import { person } from './person'
import { switches } from './switches'
import { graph } from './tenant'

/** Authorization code with PKCE (RFC 6749 section 4.1, RFC 7636), once for what the first page needs and once more for what the next one needs. */
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
  const app = createOrgChart(world, issuerOfVersion('2.0', LOGIN, tenantId))
  network.mount(ORG_CHART, { actor: ID.app, handler: app.handler })
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })

  // Everything else is a link on a page, and whoever reads it decides.
  const landing = await browser.open(`${ORG_CHART}/`, 0)
  const last = app.last()
  // A page that refuses and that the app did not decide on: the browser brought no session.
  const stranded = last?.ok && landing.page?.kind === 'app' && landing.page.state === 'refused'
  return outcomeOf(world, landing, stranded ? undefined : last, ({ claims }) =>
    [
      `${nameIn(claims)} ${asked(world.log.events)}.`,
      ...(app.colleagueShown() === undefined
        ? []
        : [`${world.called(ID.app)} ${app.colleagueShown() ? 'has shown' : 'could not show'} a colleague.`]),
    ].join(' '),
  )
}

/** How often somebody was asked for consent, for how many permissions each time, and how often they said no. */
function asked(events: readonly TraceEvent[]): string {
  const answers = events.flatMap((event) => {
    if (event.type !== 'prompt-answered' || event.prompt !== 'consent') return []
    const opened = events[event.cause ?? -1]
    const page = opened?.type === 'prompt-opened' && opened.page.kind === 'consent' ? opened.page : undefined
    const { accept } = event.value as { readonly accept?: boolean }
    return page ? [`${counted(page.permissions.length, 'permission')}${accept ? '' : ', and said no'}`] : []
  })
  if (answers.length === 0) return 'was asked for nothing'
  const times = answers.length === 1 ? 'once' : answers.length === 2 ? 'twice' : `${answers.length} times`
  return `was asked ${times}: for ${answers.join('; then for ')}`
}
