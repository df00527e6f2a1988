import type { AzureRoleDefinition } from '../../../directory/azure-access'

/** A role of these lines. Its name is the id that assignments refer to. */
export function role(
  roleName: string,
  ...permissions: NonNullable<AzureRoleDefinition['permissions']>
): AzureRoleDefinition {
  return { name: roleName.toLowerCase().replaceAll(' ', '-'), roleName, permissions }
}

/** Roles as https://learn.microsoft.com/azure/role-based-access-control/role-definitions shows them. */
export const OWNER = role('Owner', { actions: ['*'], notActions: [] })
export const CONTRIBUTOR = role('Contributor', {
  actions: ['*'],
  notActions: [
    'Microsoft.Authorization/*/Delete',
    'Microsoft.Authorization/*/Write',
    'Microsoft.Authorization/elevateAccess/Action',
    'Microsoft.Blueprint/blueprintAssignments/write',
    'Microsoft.Blueprint/blueprintAssignments/delete',
  ],
})
export const READER = role('Reader', { actions: ['*/read'] })
export const BLOB_CONTRIBUTOR = role('Storage Blob Data Contributor', {
  actions: [
    'Microsoft.Storage/storageAccounts/blobServices/containers/delete',
    'Microsoft.Storage/storageAccounts/blobServices/containers/read',
    'Microsoft.Storage/storageAccounts/blobServices/containers/write',
  ],
  dataActions: [
    'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete',
    'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
    'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
  ],
})
