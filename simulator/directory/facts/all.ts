import type { Fact } from '../../trace/event'
import type { Collection, Tenant } from '../tenant'
import { appRoleAssignment } from './app-role-assignment'
import { type FactKind, factsOfKind } from './fact-kind'
import { federatedIdentityCredential } from './federated-identity-credential'
import { instanceOf } from './instance-of'
import { memberOf } from './member-of'
import { oauth2PermissionGrant } from './oauth2-permission-grant'
import { ownerOf } from './owner-of'
import { registeredOwner } from './registered-owner'

const KINDS: readonly FactKind[] = [
  memberOf,
  ownerOf,
  registeredOwner,
  instanceOf,
  oauth2PermissionGrant,
  appRoleAssignment,
  federatedIdentityCredential,
]

/** Every edge of a tenant; with `changed`, only those of the kinds that are read from this collection. */
export function factsOf(tenant: Tenant, changed?: Collection): Fact[] {
  return KINDS.filter(({ from }) => changed === undefined || from.includes(changed)).flatMap((kind) =>
    factsOfKind(kind, tenant),
  )
}
