import { assignmentsTo } from '../../access/app-roles'
import { passed } from '../../trace/checklist'
import { AADSTS50105 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import type { Requirement } from './sign-in'

/** An application with `appRoleAssignmentRequired` is only for users assigned to it, directly or through a group. */
export const assignment: Requirement = {
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
