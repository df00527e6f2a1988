import type { AzureAccess, AzureRoleAssignment, AzureRoleDefinition } from '../../directory/azure-access'
import { READER } from '../../fixtures/azure-roles'
import { guid } from '../../fixtures/guid'
import type { Switches } from '../../run/flow'
import type { Fact } from '../../trace/event'
import { instanceOf, REPORTS_GROUP, roleHolder, STORAGE_ACCOUNT, SUBSCRIPTION } from './tenant'

/** Built-in roles as Azure has them (azure-rbac, `az role definition list`). */
const OWNER: AzureRoleDefinition = {
  name: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  roleName: 'Owner',
  permissions: [{ actions: ['*'] }],
}
const BLOB_READER: AzureRoleDefinition = {
  name: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  roleName: 'Storage Blob Data Reader',
  permissions: [
    {
      actions: [
        'Microsoft.Storage/storageAccounts/blobServices/containers/read',
        'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
      ],
      dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
    },
  ],
}

const ROOT_GROUP = '/providers/Microsoft.Management/managementGroups/contoso'

/** Roles of the identity that reads reports, by the switch. Each is assigned for the smallest scope that will do. */
const GIVEN: Readonly<Record<string, readonly AzureRoleDefinition[]>> = {
  both: [READER, BLOB_READER],
  reader: [READER],
  owner: [OWNER],
  'blob-reader': [BLOB_READER],
  none: [],
}

const scopeOf = ({ name }: AzureRoleDefinition) =>
  name === BLOB_READER.name ? STORAGE_ACCOUNT : REPORTS_GROUP

function assigned(principalId: string, { name, roleName = '' }: AzureRoleDefinition, scope: string) {
  return {
    id: guid(`${roleName} of ${principalId}`),
    principalId,
    principalType: 'ServicePrincipal',
    roleDefinitionId: name,
    roleDefinitionName: roleName,
    scope,
  } satisfies AzureRoleAssignment
}

/** Who may do what in Contoso's subscription at the beginning of a run. */
export function accessAtStart(switches: Switches): AzureAccess {
  const holder = instanceOf(roleHolder(switches)).id
  return {
    roleDefinitions: [READER, OWNER, BLOB_READER],
    roleAssignments: [
      ...(GIVEN[switches.roles ?? 'both'] ?? []).map((role) => assigned(holder, role, scopeOf(role))),
      // The other identity is for something else.
      assigned(instanceOf('id-backup').id, READER, `${SUBSCRIPTION}/resourceGroups/rg-backup`),
    ],
    denyAssignments: [],
    hierarchy: [
      { id: SUBSCRIPTION, parent: ROOT_GROUP },
      { id: ROOT_GROUP, parent: null },
    ],
  }
}

/** The assignment of the role that lets its holder read blobs. */
export function blobAssignmentIn({ roleAssignments }: AzureAccess): AzureRoleAssignment | undefined {
  return roleAssignments.find(({ roleDefinitionId }) => roleDefinitionId === BLOB_READER.name)
}

/** A role assignment as an edge: it leads to the service that asks for it. */
export function factOf({ principalId, roleDefinitionId, roleDefinitionName }: AzureRoleAssignment): Fact {
  const to = instanceOf(roleDefinitionId === BLOB_READER.name ? 'Azure Storage' : 'Azure Resource Manager').id
  const type = 'azureRoleAssignment'
  return { id: `${type}:${principalId}:${to}`, type, from: principalId, to, label: roleDefinitionName ?? '' }
}
