import { createAuthenticatorApp } from '../../actors/authenticator-app'
import { fetchKeys } from '../../actors/fetch-keys'
import { outcomeOf } from '../../actors/outcome'
import { createUserAgent } from '../../actors/user-agent'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { browserSignIn } from '../../identity-provider/parts/browser-sign-in'
import { createResourceManagerApi } from '../../resources/azure/resource-manager-api'
import { collections } from '../../resources/graph/collections/collections'
import { createGraphApi } from '../../resources/graph/graph-api'
import type { ResourceOptions } from '../../resources/resource-request'
import type { Flow } from '../../run/flow'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { facts, ID, INVENTORY, LOGIN, parties, sites } from './cast'
import { azureDoor, type Door, graphDoor } from './doors'
import { interventions } from './interventions'
import { createInventory } from './inventory'
import { person } from './person'
import { switches } from './switches'
import { accessUnder, graph, resourceManager, STORAGE_ACCOUNT } from './tenant'
import { deciding, verdict } from './verdict'

/**
 * One sign-in (RFC 6749 section 4.1, RFC 7636) and a refresh (section 6), for an access token of each of two APIs: one that shows the
 * directory, and one of Azure, where roles decide about whoever the directory says it is.
 */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  switches,
  interventions,
  facts,
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
  mountApis(world)
  const app = createInventory(world, issuerOfVersion('2.0', LOGIN, tenantId))
  network.mount(INVENTORY, { actor: ID.app, handler: app.handler })
  const browser = createUserAgent(world, {
    id: ID.browser,
    person: ID.person,
    phone: createAuthenticatorApp(world, ID.phone),
  })

  // Everything else is a link on a page, and whoever reads it decides.
  const landing = await browser.open(`${INVENTORY}/`, 0)
  return outcomeOf(world, landing, deciding(app), () => verdict(world, app))
}

/** Two services, each with an audience of its own, over the same directory. */
function mountApis(world: World): void {
  const { network, directory } = world
  const tenantId = directory.tenant.organization.id
  const options = ({ id }: Door, appId: string): ResourceOptions => ({
    directory,
    appId,
    issuers: { '1.0': issuerOfVersion('1.0', LOGIN, tenantId) },
    fetchKeys: (cause) => fetchKeys(world, id, `${LOGIN}/${tenantId}/discovery/v2.0/keys`, cause),
  })
  const directoryDoor = graphDoor(true)
  network.mount(new URL(directoryDoor.url).origin, {
    actor: ID.graph,
    handler: createGraphApi(options(directoryDoor, graph.appId), collections),
  })
  const access = accessUnder({ role: world.switchOf('role') })
  const blind = world.switchOf('azure') === 'does-not-look'
  network.mount(new URL(azureDoor.url).origin, {
    actor: ID.resourceManager,
    handler: createResourceManagerApi(
      { ...options(azureDoor, resourceManager.appId), ...(blind && { audiences: 'any' }) },
      () => access,
      { id: STORAGE_ACCOUNT, name: 'contosoreports', location: 'norwayeast' },
    ),
  })
}
