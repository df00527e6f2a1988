import { createDaemon } from '../../actors/daemon'
import { fetchKeys } from '../../actors/fetch-keys'
import {
  createInstanceMetadataService,
  METADATA_ORIGIN,
} from '../../actors/instance-metadata-service/instance-metadata-service'
import { refusedBy } from '../../actors/outcome'
import type { AzureAccess } from '../../directory/azure-access'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { workload } from '../../identity-provider/parts/workload'
import { createBlobApi } from '../../resources/azure/blob-api'
import { createResourceManagerApi } from '../../resources/azure/resource-manager-api'
import type { Flow, Switches } from '../../run/flow'
import { OUTSIDE } from '../../run/intervention'
import type { World } from '../../run/world'
import { issuerOfVersion } from '../../tokens/issuer'
import type { Outcome } from '../../trace/event'
import { about } from './about'
import { accessAtStart, blobAssignmentIn, factOf } from './azure'
import { facts, ID, parties, sites, takesPart } from './cast'
import { interventions } from './interventions'
import { createLinkPreview, PREVIEW } from './link-preview'
import { createReportJob, type Done } from './report-job'
import { BLOBS, RESOURCE_MANAGER, type Service, STORAGE } from './services'
import { forge } from './stranger'
import { switches } from './switches'
import { CONTAINER, heldIdentity, identitiesOf, instanceOf, STORAGE_ACCOUNT } from './tenant'

const LOGIN = 'https://login.entra.example'

/** A token for a managed identity from the metadata service of its virtual machine, and what roles of Azure make of it. */
export const flow: Flow = {
  slug: about.slug,
  revision: 1,
  sites,
  parties,
  takesPart,
  switches,
  interventions,
  facts,
  people: {},
  play,
}

async function play(world: World): Promise<Outcome> {
  const chosen = chosenIn(world)
  const azure = { access: accessAtStart(chosen) }
  mountIdentityProvider(world)
  mountMetadataService(world, chosen)
  mountAzure(world, () => azure.access)

  const job = createReportJob(world)
  let done = await job.run(0)
  const span = SPANS[world.switchOf('later')]
  if (span) {
    const woken = await createDaemon(world, ID.job).sleep(span.seconds, span.says, done.seq)
    const role = world.switchOf('meanwhile') === 'role-removed'
    done = await job.run(role ? removeBlobRole(world, azure, woken) : woken)
  }
  if (world.switchOf('webApp') === 'none') return outcomeOf(world, done)
  world.network.mount(PREVIEW, { actor: ID.webApp, handler: createLinkPreview(world) })
  const { read } = await forge(world, done.seq)
  const also = read ? 'A stranger has read the report, too, by the same token.' : 'A stranger got nothing.'
  const own = outcomeOf(world, done)
  return { ...own, says: `${own.says} ${also}` }
}

const SPANS: Readonly<Record<string, { readonly seconds: number; readonly says: string }>> = {
  'half-an-hour': { seconds: 1_800, says: 'Half an hour later the job runs again.' },
  'two-days': { seconds: 172_800, says: 'Two days later the job runs again.' },
}

function chosenIn(world: World): Switches {
  return Object.fromEntries(switches.map(({ name }) => [name, world.switchOf(name)]))
}

function outcomeOf(world: World, done: Done): Outcome {
  if (!done.ok) return refusedBy(done.refusal)
  const who = parties.find(({ object }) => object?.id === done.as)?.id
  return {
    result: 'completed',
    says: `${who ? world.called(who) : 'Somebody'} has read what the storage account is, and a report that is in it.`,
  }
}

function mountIdentityProvider(world: World): void {
  world.network.mount(LOGIN, {
    actor: ID.identityProvider,
    handler: createIdentityProvider({ directories: [world.directory], origin: LOGIN, parts: workload }),
  })
}

/** On the host of the virtual machine. An identity that is deleted is gone from it at once. */
function mountMetadataService(world: World, chosen: Switches): void {
  const { id } = world.directory.tenant.organization
  const isThere = (objectId: string) =>
    world.directory.tenant.servicePrincipals.some((each) => each.id === objectId)
  world.network.mount(METADATA_ORIGIN, {
    actor: ID.metadata,
    handler: createInstanceMetadataService(world, {
      id: ID.metadata,
      issuer: issuerOfVersion('2.0', LOGIN, id),
      tokenEndpoint: `${LOGIN}/${id}/oauth2/v2.0/token`,
      identities: () =>
        identitiesOf(chosen)
          .map(heldIdentity)
          .filter(({ objectId }) => isThere(objectId)),
    }),
  })
}

/** Control plane and data plane: two services, each with an audience of its own, over the same role assignments. */
function mountAzure(world: World, access: () => AzureAccess): void {
  const { id } = world.directory.tenant.organization
  const options = (service: Service, name: string) => ({
    directory: world.directory,
    appId: instanceOf(name).appId,
    issuers: { '1.0': issuerOfVersion('1.0', LOGIN, id) },
    fetchKeys: (cause: number) => fetchKeys(world, service.id, `${LOGIN}/${id}/discovery/v2.0/keys`, cause),
  })
  world.network.mount(new URL(RESOURCE_MANAGER.url).origin, {
    actor: ID.resourceManager,
    handler: createResourceManagerApi(options(RESOURCE_MANAGER, 'Azure Resource Manager'), access, {
      id: STORAGE_ACCOUNT,
      name: 'contosoreports',
      location: 'norwayeast',
    }),
  })
  world.network.mount(new URL(STORAGE.url).origin, {
    actor: ID.storage,
    handler: createBlobApi(options(STORAGE, 'Azure Storage'), access, {
      scope: CONTAINER,
      name: 'reports',
      blobs: BLOBS,
      authorizationUri: `${LOGIN}/${id}/oauth2/authorize`,
    }),
  })
}

/** Role assignments are Azure's, and no object of the directory: whoever takes one away does it there. */
function removeBlobRole(world: World, azure: { access: AzureAccess }, cause: number): number {
  const gone = blobAssignmentIn(azure.access)
  if (!gone) return cause
  azure.access = {
    ...azure.access,
    roleAssignments: azure.access.roleAssignments.filter((each) => each !== gone),
  }
  return world.emit(
    OUTSIDE,
    {
      type: 'directory-changed',
      collection: 'azureRoleAssignments',
      id: gone.id,
      before: gone,
      gone: [factOf(gone).id],
      says: `Somebody takes the role ${gone.roleDefinitionName} away.`,
    },
    cause,
  )
}
