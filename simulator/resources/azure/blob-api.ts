import type { AzureAccess } from '../../directory/azure-access'
import type { HttpResponse } from '../../network/message'
import type { Handler } from '../../network/server'
import type { Failed } from '../../trace/checklist'
import { challenge } from '../challenge'
import { azureRole } from '../checks/check-azure-role'
import { createProtectedResource } from '../protected-resource'
import type { Endpoint, ResourceOptions } from '../resource-request'

/** A container of a storage account. */
export interface Container {
  /** `…/storageAccounts/{account}/blobServices/default/containers/{name}` */
  readonly scope: string
  readonly name: string
  /** What is in it, by name. */
  readonly blobs: Readonly<Record<string, string>>
}

/**
 * The blobs of a storage account: the data plane. Get Blob takes the data action
 * `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read`; no line of `actions` gives it.
 * https://learn.microsoft.com/rest/api/storageservices/get-blob
 */
export function createBlobApi(
  options: ResourceOptions,
  access: () => AzureAccess,
  { scope, name, blobs }: Container,
): Handler {
  const blob: Endpoint = {
    path: `/${name}/{blob}`,
    scopes: [],
    roles: [],
    azure: {
      action: 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
      isDataAction: true,
      scope,
    },
    answer: ({ parameters }) => {
      const wanted = parameters.blob ?? ''
      return Object.hasOwn(blobs, wanted)
        ? { status: 200, headers: [['Content-Type', 'text/csv']], body: blobs[wanted] ?? '' }
        : xml(404, 'BlobNotFound', 'The specified blob does not exist.')
    },
  }
  return createProtectedResource(options, [blob], { decide: azureRole(access), refusal })
}

/** A refusal in the words of Azure Storage. */
function refusal(endpoint: Endpoint, failed: Failed): HttpResponse {
  const { status, headers } = challenge(endpoint, failed)
  const [code, message] =
    status === 403
      ? [
          'AuthorizationPermissionMismatch',
          'This request is not authorized to perform this operation using this permission.',
        ]
      : [
          'InvalidAuthenticationInfo',
          'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.',
        ]
  const answer = xml(status, code, message)
  return { ...answer, headers: [...answer.headers, ...headers.filter(([each]) => each !== 'Content-Type')] }
}

function xml(status: number, code: string, message: string): HttpResponse {
  return {
    status,
    headers: [['Content-Type', 'application/xml']],
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}
