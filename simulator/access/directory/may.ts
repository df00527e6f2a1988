import { groupsOf } from '../../directory/queries'
import type { Tenant } from '../../directory/tenant'
import type { DirectoryAction } from './actions'
import { ownsForAction } from './owner-actions'
import { DIRECTORY_ROLES } from './role-actions'

/** What is asked: somebody, an action, and what it is done to. */
export interface DirectoryQuestion {
  /** Id of a user, or of a service principal. */
  readonly who: string
  readonly action: DirectoryAction
  /** Id of the object; the tenant as a whole (`/`) where it is about none in particular. */
  readonly object: string
  /** Roles that do not count here, by template id: a rule of the object's own. */
  readonly notBy?: readonly string[]
}

export interface DirectoryDecision {
  readonly allowed: boolean
  /** By what, or what is missing. A part of a sentence: `as an owner`. */
  readonly because: string
}

/**
 * Whether somebody may do something to an object of the directory: as its owner, or by a role that was assigned for the whole tenant or for this
 * object, directly or through a group that was made to hold roles. Scopes and app roles of a token are no part of it: what an application may do
 * for somebody is both of them together.
 */
export function may(
  tenant: Tenant,
  { who, action, object, notBy = [] }: DirectoryQuestion,
): DirectoryDecision {
  if (ownsForAction(tenant, who, action, object)) return { allowed: true, because: 'as an owner' }
  const groups = groupsOf(tenant, who).filter((group) => group.isAssignableToRole)
  const principals = [who, ...groups.map(({ id }) => id)]
  for (const { principalId, roleDefinitionId, directoryScopeId } of tenant.roleAssignments) {
    const role = DIRECTORY_ROLES[roleDefinitionId]
    if (
      role?.actions.includes(action) &&
      principals.includes(principalId) &&
      (directoryScopeId === '/' || directoryScopeId === `/${object}`) &&
      !notBy.includes(roleDefinitionId)
    )
      return { allowed: true, because: `as ${role.name}` }
  }
  return { allowed: false, because: 'is no owner of it, and has no role that holds this' }
}
