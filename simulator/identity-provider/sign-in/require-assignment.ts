import { assignmentsTo } from '../../access/app-roles'
import type { User } from '../../directory/tenant'
import { type Check, passed } from '../../trace/checklist'
import { AADSTS50105 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import type { AtTenant, Client } from '../exchange'

/** An application with `appRoleAssignmentRequired` is only for users assigned to it, directly or through a group. */
export const assignment: Check<AtTenant & Client & { readonly user: User }> = {
  name: 'assignment',
  spec: 'graph#serviceprincipal',
  look: ({ tenant, servicePrincipal, user }) => {
    if (!servicePrincipal.appRoleAssignmentRequired) return passed()
    const { displayName } = servicePrincipal
    return assignmentsTo(tenant, user.id, servicePrincipal).length > 0
      ? passed(`${user.userPrincipalName} is assigned to ${displayName}.`)
      : refuse(
          AADSTS50105,
          `${displayName} is for assigned users, and ${user.userPrincipalName} is not assigned.`,
        )
  },
}
