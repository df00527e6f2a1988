import { canJoin, endNamed, type Joinable, type TenantAt, tenantOf } from '../../../simulator/doors/edit'
import type { Party } from '../../../simulator/doors/view'

/** The object that a party is; the identity provider stands for the tenant. */
export function objectOf({ object, kind, place }: Party, tenants: readonly TenantAt[]): string | undefined {
  if (object) return object.id
  return kind === 'identity-provider' ? tenantOf(tenants, [], place).tenant.organization.id : undefined
}

/** Whether a party is something that an edge of the directory can end at: what is drawn for the story alone is not. */
export function canBeJoined(party: Party, tenants: readonly TenantAt[]): boolean {
  const id = objectOf(party, tenants)
  return id !== undefined && tenants.some(({ tenant }) => endNamed(tenant, id) !== undefined)
}

/** How two parties can be joined, by the objects that they are; or why they cannot. */
export function joinable(
  tenants: readonly TenantAt[],
  one: string | undefined,
  other: string | undefined,
  { name }: Party,
  fold: Party | undefined,
): Joinable {
  if (fold) return { ways: [], says: `Press ${fold.name} and pick one: an edge has one thing at each end.` }
  if (one === undefined || other === undefined)
    return {
      ways: [],
      says: `${one === undefined ? 'What you drag from' : name} is drawn for the story, and stands for no object. The objects of the directory are in the list under “Change”.`,
    }
  const at = tenantOf(tenants, [one])
  const there = tenantOf(tenants, [other])
  // An outside issuer is in no directory.
  if (at.place !== there.place && endNamed(at.tenant, other) === undefined)
    return { ways: [], says: 'They are in two tenants: an edge joins objects of one.' }
  return canJoin(at.tenant, one, other)
}
