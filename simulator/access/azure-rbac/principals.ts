import type { AzurePrincipal } from '../../directory/azure-access'
import type { AccessPrincipal } from './decision'

/** Whether an assignment for a principal is for whoever asks. */
export type Reach =
  /** `through`: the group by which it is theirs; null when it names them. */
  | { readonly outcome: 'yes'; readonly through: string | null }
  | { readonly outcome: 'no' }
  | { readonly outcome: 'unknown'; readonly because: string }

/** The id that stands for all principals. */
const EVERYBODY = '00000000-0000-0000-0000-000000000000'
const DIRECTLY: Reach = { outcome: 'yes', through: null }
const NO: Reach = { outcome: 'no' }

/**
 * Whether an assignment for `principalId` is for whoever asks: it names them, or a group that they are in, directly or through
 * other groups. https://learn.microsoft.com/azure/role-based-access-control/overview#groups
 * @param type `User` and `ServicePrincipal` are no groups, so nobody is in them; anything else may be one
 */
export function reaches(principalId: string, type: string | null | undefined, asker: AccessPrincipal): Reach {
  const id = principalId.toLowerCase()
  if (id === asker.id.toLowerCase()) return DIRECTLY
  if (asker.groupIds.has(id)) return { outcome: 'yes', through: id }
  if (isNoGroup(type)) return NO
  const because = asker.groupDoubt(id)
  return because === null
    ? NO
    : { outcome: 'unknown', because: `It is not known whether they are in the group ${id}. ${because}` }
}

/** Whether a type says that a principal has no members. */
export function isNoGroup(type: string | null | undefined): boolean {
  return /^(user|serviceprincipal|device)$/i.test(type ?? '')
}

/**
 * Whether one of the `principals` of a deny assignment is whoever asks. All Principals are the zero GUID of the type
 * `SystemDefined`, and never stand among those that are excluded.
 * https://learn.microsoft.com/azure/role-based-access-control/deny-assignments#the-all-principals-principal
 */
export function isAmong(principals: readonly AzurePrincipal[], asker: AccessPrincipal): Reach {
  let open: Reach = NO
  for (const { id, type } of principals) {
    const reach = id === EVERYBODY ? everybody(type) : reaches(id, type, asker)
    if (reach.outcome === 'yes') return reach
    if (reach.outcome === 'unknown' && open.outcome === 'no') open = reach
  }
  return open
}

function everybody(type: string | null | undefined): Reach {
  if (type?.toLowerCase() === 'systemdefined') return DIRECTLY
  return {
    outcome: 'unknown',
    because: `The zero GUID stands for everybody where its type is SystemDefined; here the type is ${type ?? 'missing'}.`,
  }
}
