import type { AzureAccess } from '../../directory/azure-access'
import { json } from '../../network/message'
import type { Handler } from '../../network/server'
import type { Failed } from '../../trace/checklist'
import { challenge } from '../challenge'
import { azureRole } from '../checks/check-azure-role'
import { createProtectedResource } from '../protected-resource'
import type { Endpoint, ResourceOptions } from '../resource-request'

/** A storage account as Azure Resource Manager describes it: what it is, and nothing of what is in it. */
export interface StorageAccount {
  /** Its scope, which is its path as well. */
  readonly id: string
  readonly name: string
  readonly location: string
}

/**
 * Azure Resource Manager, as far as one storage account goes: the control plane. `GET` of the account takes
 * `Microsoft.Storage/storageAccounts/read`.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/control-plane-and-data-plane
 */
export function createResourceManagerApi(
  options: ResourceOptions,
  access: () => AzureAccess,
  { id, name, location }: StorageAccount,
): Handler {
  const account: Endpoint = {
    path: id,
    scopes: [],
    roles: [],
    azure: { action: 'Microsoft.Storage/storageAccounts/read', isDataAction: false, scope: id },
    answer: () => json(200, { id, name, type: 'Microsoft.Storage/storageAccounts', location }),
  }
  return createProtectedResource(options, [account], { decide: azureRole(access), refusal })
}

/** A refusal with the codes of Azure Resource Manager. */
function refusal(endpoint: Endpoint, failed: Failed) {
  const { status, headers } = challenge(endpoint, failed)
  const code = status === 403 ? 'AuthorizationFailed' : 'InvalidAuthenticationToken'
  return { ...json(status, { error: { code, message: failed.error.description } }), headers }
}
