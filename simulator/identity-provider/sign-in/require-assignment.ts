import { assignmentsTo } from '../../access/app-roles'
import { type Check, passed } from '../../trace/checklist'
import { refuse } from '../errors/refusal'
import type { Identified } from './sign-in'

/** An application with `appRoleAssignmentRequired` is only for users assigned to it, directly or through a group. */
export const assignment: Check<Identified> = {
  name: 'assignment',
  spec: 'graph#serviceprincipal',
  look: ({ tenant, servicePrincipal, user }) => {
    if (!servicePrincipal.appRoleAssignmentRequired) return passed()
    const { displayName } = servicePrincipal
    return assignmentsTo(tenant, user, servicePrincipal).length > 0
      ? passed(`${user.userPrincipalName} is assigned to ${displayName}.`)
      : refuse(50105, `${displayName} is for assigned users, and ${user.userPrincipalName} is not assigned.`)
  },
}
