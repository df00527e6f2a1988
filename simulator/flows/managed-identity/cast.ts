import { CONTOSO, identityProvider, instance, resource, tenantSite } from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { ActorId, Fact, Party } from '../../trace/event'
import { accessAtStart, factOf } from './azure'
import { heldIdentity, type IdentityName, identitiesOf, instanceOf, tenant, VIRTUAL_MACHINE } from './tenant'

/** The parties of this flow. */
export const ID = {
  job: 'job',
  metadata: 'metadata-service',
  identityProvider: 'identity-provider',
  resourceManager: 'resource-manager',
  storage: 'storage',
  webApp: 'link-preview',
  stranger: 'stranger',
} as const

const MACHINE = 'machine'
const AZURE = 'azure'
const INTERNET = 'internet'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, tenant),
  { id: MACHINE, kind: 'premises', name: 'vm-reports', detail: 'virtual machine' },
  { id: AZURE, kind: 'other-organization', name: 'Azure', detail: 'run by Microsoft' },
  { id: INTERNET, kind: 'other-organization', name: 'Somewhere', detail: 'on the internet' },
]

const identity = (name: IdentityName): Party =>
  instance(name, instanceOf(name), `${heldIdentity(name).kind} identity`)
const azure = (party: Party): Party => ({ ...party, place: AZURE })

export const parties: readonly Party[] = [
  { id: ID.job, kind: 'program', name: 'Report job', detail: 'a program', place: MACHINE },
  { id: ID.webApp, kind: 'program', name: 'Link preview', detail: 'a web app', place: MACHINE },
  {
    id: ID.metadata,
    kind: 'program',
    name: 'Metadata service',
    detail: 'on the host: 169.254.169.254',
    place: AZURE,
    object: { collection: 'virtualMachines', id: VIRTUAL_MACHINE },
  },
  identityProvider(ID.identityProvider),
  identity('vm-reports'),
  identity('id-reports'),
  identity('id-backup'),
  azure(resource(ID.resourceManager, instanceOf('Azure Resource Manager'), 'control plane')),
  azure(resource(ID.storage, instanceOf('Azure Storage'), 'data plane: blobs')),
  {
    id: ID.stranger,
    kind: 'program',
    name: 'Stranger’s script',
    detail: 'tries addresses',
    place: INTERNET,
    attacks: true,
  },
]

export function takesPart(party: ActorId, switches: Switches): boolean {
  if (party === ID.webApp || party === ID.stranger) return (switches.webApp ?? 'none') !== 'none'
  const isIdentity = parties.some(({ id, kind }) => id === party && kind === 'service-principal')
  // One that is deleted has been there.
  const { identities = 'system' } = switches
  return !isIdentity || identitiesOf({ identities }).some((name) => name === party)
}

/** Roles, and which identities the machine has: Azure knows these, and the directory does not. */
export function facts(switches: Switches): readonly Fact[] {
  return [
    ...accessAtStart(switches).roleAssignments.map(factOf),
    ...identitiesOf(switches).map(assignedIdentity),
  ]
}

/** The edge between an identity and the host that holds it for the machine. */
function assignedIdentity(name: IdentityName): Fact {
  const { kind, objectId } = heldIdentity(name)
  const type = 'assignedIdentity'
  return { id: `${type}:${objectId}`, type, from: objectId, to: VIRTUAL_MACHINE, label: kind }
}
