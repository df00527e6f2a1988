import type { Memberships } from '../../directory/memberships'
import type { DirectoryDevice, DirectoryServicePrincipal, DirectoryUser } from '../../directory/policy-tenant'
import type { Interned } from '../compile/interned'
import type { Homes } from '../home'
import type { Names } from '../names'
import type { Places } from './places'

/** What the conditions of all policies look things up in; made once for a tenant. Ids are in lower case. */
export interface PolicyContext extends Homes {
  readonly memberships: Memberships
  readonly users: ReadonlyMap<string, DirectoryUser>
  /** Whether the tenant has agents, so that whom the export does not hold may be one; null: neither agents nor service principals came in. */
  readonly hasAgents: boolean | null
  /** Whether the users of the export say which of them are accounts of agents; where there are no agents, it is not asked. */
  readonly tellsAgents: boolean
  readonly servicePrincipals: ReadonlyMap<string, DirectoryServicePrincipal>
  /** By `appId`. */
  readonly applications: ReadonlyMap<string, DirectoryServicePrincipal>
  /** By `deviceId` and by object id. */
  readonly devices: ReadonlyMap<string, DirectoryDevice>
  /** The attributes of a device that some policy of the tenant looks at. */
  readonly deviceAttributes: readonly string[]
  /** A number for what those attributes are. */
  readonly deviceKeys: Interned
  readonly places: Places
  readonly names: Names
}
