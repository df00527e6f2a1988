import type { HeldIdentity } from '../../actors/instance-metadata-service/held-identity'
import type { ServicePrincipal, Tenant } from '../../directory/tenant'
import { azureService, RESOURCE_MANAGER_APP_ID } from '../../fixtures/azure-services'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { guid } from '../../fixtures/guid'
import { idBackup, idReports, vmReports } from '../../fixtures/managed-identity-keys'
import { instanceNamed } from '../../fixtures/named'
import type { Switches } from '../../run/flow'

export const SUBSCRIPTION = `/subscriptions/${guid('subscription of Contoso')}`
export const REPORTS_GROUP = `${SUBSCRIPTION}/resourceGroups/rg-reports`
export const STORAGE_ACCOUNT = `${REPORTS_GROUP}/providers/Microsoft.Storage/storageAccounts/contosoreports`
export const CONTAINER = `${STORAGE_ACCOUNT}/blobServices/default/containers/reports`
/** As names of resources stand in the directory and in tokens. */
const IN_DIRECTORY = REPORTS_GROUP.replace('resourceGroups', 'resourcegroups')
export const VIRTUAL_MACHINE = `${IN_DIRECTORY}/providers/Microsoft.Compute/virtualMachines/vm-reports`
const userAssigned = (name: string) =>
  `${IN_DIRECTORY}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`

const common = {
  accountEnabled: true,
  appRoleAssignmentRequired: false,
  oauth2PermissionScopes: [],
  appRoles: [],
  delegatedPermissionClassifications: [],
  alternativeNames: [],
  keyCredentials: [],
} as const

type Made = typeof vmReports

/** A managed identity: a service principal alone, with a certificate that nobody at Contoso has seen. */
function identity(displayName: string, resourceId: string, { credential }: Made): ServicePrincipal {
  const appId = guid(`${displayName} client id`)
  return {
    ...common,
    id: guid(`${displayName} object id`),
    appId,
    displayName,
    servicePrincipalType: 'ManagedIdentity',
    appOwnerOrganizationId: contoso.organization.id,
    servicePrincipalNames: [appId],
    delegatedPermissionClassifications: [],
    alternativeNames: [`isExplicit=${resourceId === VIRTUAL_MACHINE ? 'False' : 'True'}`, resourceId],
    keyCredentials: [credential],
  }
}

/** Contoso with a subscription of Azure: what its tenant knows of that. */
export const tenant: Tenant = deepFreeze({
  ...contoso,
  servicePrincipals: [
    ...contoso.servicePrincipals,
    azureService('Azure Resource Manager', RESOURCE_MANAGER_APP_ID, 'management.azure.com'),
    azureService('Azure Storage', 'e406a681-f3d4-42a8-90b6-c2b029497af1', 'storage.azure.com'),
    identity('vm-reports', VIRTUAL_MACHINE, vmReports),
    identity('id-reports', userAssigned('id-reports'), idReports),
    identity('id-backup', userAssigned('id-backup'), idBackup),
  ],
})

export const instanceOf = (name: string): ServicePrincipal => instanceNamed(tenant, name)

export type IdentityName = 'vm-reports' | 'id-reports' | 'id-backup'

/** Which identities the virtual machine has. */
export function identitiesOf({ identities, identity: state }: Switches): readonly IdentityName[] {
  if (state === 'deleted') return []
  switch (identities) {
    case 'user':
      return ['id-reports']
    case 'two-user':
      return ['id-reports', 'id-backup']
    case 'system-and-user':
      return ['vm-reports', 'id-reports']
    default:
      return ['vm-reports']
  }
}

/** Whom the roles are assigned to: where there is a user-assigned identity for reports, to that. */
export function roleHolder({ identities = 'system' }: Switches): IdentityName {
  return identities === 'system' ? 'vm-reports' : 'id-reports'
}

const SIGNERS: Readonly<Record<IdentityName, Made>> = {
  'vm-reports': vmReports,
  'id-reports': idReports,
  'id-backup': idBackup,
}

/** An identity as the host of the virtual machine holds it. */
export function heldIdentity(name: IdentityName): HeldIdentity {
  const { id, appId, alternativeNames } = instanceOf(name)
  return {
    kind: name === 'vm-reports' ? 'system-assigned' : 'user-assigned',
    name,
    clientId: appId,
    objectId: id,
    resourceId: alternativeNames[1] ?? '',
    signer: SIGNERS[name].signer,
  }
}
