import { METADATA_ORIGIN, TOKEN_PATH } from '../../actors/instance-metadata-service/instance-metadata-service'
import type { ActorId } from '../../trace/event'
import { ID } from './cast'
import { STORAGE_ACCOUNT } from './tenant'

/** A service of Azure that the job calls. */
export interface Service {
  readonly id: ActorId
  /** What a token for it is asked for with. */
  readonly resource: string
  /** What is asked of it. */
  readonly url: string
}

export const RESOURCE_MANAGER: Service = {
  id: ID.resourceManager,
  resource: 'https://management.azure.com/',
  url: `https://management.azure.com${STORAGE_ACCOUNT}?api-version=2023-05-01`,
}

export const BLOBS: Readonly<Record<string, string>> = {
  'february.csv': 'team,hours\nFinance,412\nWarehouse,1280\nSales,655\n',
}

export const STORAGE: Service = {
  id: ID.storage,
  resource: 'https://storage.azure.com/',
  url: 'https://contosoreports.blob.core.windows.net/reports/february.csv',
}

/** The address at which the metadata service gives out a token. */
export function tokenAddress(resource: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ 'api-version': '2018-02-01', resource, ...more })
  return `${METADATA_ORIGIN}${TOKEN_PATH}?${query}`
}
