import type { AzureAccess } from '../../directory/azure-access'
import type { HeaderList, HttpResponse } from '../../network/message'
import type { Handler } from '../../network/server'
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
  /** Where Entra is asked for a token for it: the challenge says so. */
  readonly authorizationUri: string
}

/**
 * The blobs of a storage account: the data plane. Get Blob takes the data action
 * `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read`; no line of `actions` gives it.
 * https://learn.microsoft.com/rest/api/storageservices/get-blob
 */
export function createBlobApi(
  options: ResourceOptions,
  access: () => AzureAccess,
  { scope, name, blobs, authorizationUri }: Container,
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
  return createProtectedResource(options, [blob], {
    decide: azureRole(access),
    refusal: (endpoint, failed) => refusal(challenge(endpoint, failed).status, authorizationUri),
  })
}

/**
 * A refusal in the words of Azure Storage. Its challenge names the endpoint and the resource for a token; where a role is what is
 * missing, no other token would help, and there is none.
 * https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2
 */
function refusal(status: number, authorizationUri: string): HttpResponse {
  if (status === 403)
    return xml(
      403,
      'AuthorizationPermissionMismatch',
      'This request is not authorized to perform this operation using this permission.',
    )
  return xml(
    status,
    'InvalidAuthenticationInfo',
    'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.',
    [
      [
        'WWW-Authenticate',
        `Bearer authorization_uri=${authorizationUri} resource_id=https://storage.azure.com`,
      ],
    ],
  )
}

function xml(status: number, code: string, message: string, extra: HeaderList = []): HttpResponse {
  return {
    status,
    headers: [['Content-Type', 'application/xml'], ['x-ms-error-code', code], ...extra],
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}
