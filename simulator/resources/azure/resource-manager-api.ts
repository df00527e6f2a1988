import type { AzureAccess } from '../../directory/azure-access'
import { json } from '../../network/message'
import type { Handler } from '../../network/server'
import type { Failed } from '../../trace/checklist'
import { challenge } from '../challenge'
import { WRONG_AUDIENCE } from '../checks/check-audience'
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
 * `Microsoft.Storage/storageAccounts/read`; an application that acts for a person has `user_impersonation` in scp beside that.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/control-plane-and-data-plane
 */
export function createResourceManagerApi(
  options: ResourceOptions,
  access: () => AzureAccess,
  { id, name, location }: StorageAccount,
): Handler {
  const account: Endpoint = {
    path: id,
    scopes: ['user_impersonation'],
    roles: [],
    azure: { action: 'Microsoft.Storage/storageAccounts/read', isDataAction: false, scope: id },
    answer: () => json(200, { id, name, type: 'Microsoft.Storage/storageAccounts', location }),
  }
  return createProtectedResource(options, [account], { decide: azureRole(access), refusal })
}

/**
 * A refusal with the codes of Azure Resource Manager. A token for another audience has a code of its own
 * (Azure-Samples/active-directory-dotnetcore-daemon-v2#145).
 */
function refusal(endpoint: Endpoint, failed: Failed) {
  const { status, headers } = challenge(endpoint, failed)
  const { description } = failed.error
  const unauthenticated =
    description === WRONG_AUDIENCE ? 'InvalidAuthenticationTokenAudience' : 'InvalidAuthenticationToken'
  const code = status === 403 ? 'AuthorizationFailed' : unauthenticated
  return { ...json(status, { error: { code, message: description } }), headers }
}
