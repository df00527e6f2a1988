import { ID } from './cast'
import { finance, STORAGE_ACCOUNT } from './tenant'

/** An API that Inventory calls: what it asks for, and what it asks of it. */
export interface Door {
  readonly name: 'graph' | 'azure'
  /** The party that answers. */
  readonly id: string
  /** Permissions, as they stand in `scope`. */
  readonly scope: string
  readonly url: string
  /** Where it stands in Inventory. */
  readonly path: string
}

export const SIGN_IN = 'openid profile offline_access'

const GRAPH = 'https://graph.microsoft.com'
const MANAGEMENT = 'https://management.azure.com'

/** Who is in Finance: the directory of the tenant. */
export function graphDoor(mayReadGroups: boolean): Door {
  const query = new URLSearchParams({
    $filter: `displayName eq '${finance.displayName}'`,
    $expand: 'members',
  })
  const permissions = ['User.ReadBasic.All', ...(mayReadGroups ? ['GroupMember.Read.All'] : [])]
  return {
    name: 'graph',
    id: ID.graph,
    scope: permissions.map((each) => `${GRAPH}/${each}`).join(' '),
    url: `${GRAPH}/v1.0/groups?${query}`,
    path: '/',
  }
}

/** What the storage account is: the control plane of Azure. */
export const azureDoor: Door = {
  name: 'azure',
  id: ID.resourceManager,
  scope: `${MANAGEMENT}/user_impersonation`,
  url: `${MANAGEMENT}${STORAGE_ACCOUNT}?api-version=2023-05-01`,
  path: '/azure',
}
