import { appRolesOf, assignmentsTo } from '../../../../../access/app-roles'
import type { RequestedScope } from '../../../../../access/requested-scope'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS501051 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** An application without a role gets a token all the same, with nothing in it, unless the resource is for assigned ones only. */
export const applicationAssigned: Check<TokenRequesting & { readonly scope: RequestedScope }> = {
  name: 'application-assigned',
  spec: 'entra#client-credentials',
  look: ({ tenant, servicePrincipal, scope: { resource } }) => {
    const { displayName } = servicePrincipal
    const roles = appRolesOf(tenant, servicePrincipal.id, resource, 'Application')
    if (roles) return passed(`${displayName} has the role ${roles.join(' and ')} of ${resource.displayName}.`)
    const assigned = assignmentsTo(tenant, servicePrincipal.id, resource).length > 0
    return assigned || !resource.appRoleAssignmentRequired
      ? passed(
          `${displayName} has no role of ${resource.displayName}: the token will say nothing about what it may do.`,
        )
      : refuse(
          AADSTS501051,
          `${resource.displayName} is for assigned applications, and ${displayName} is not assigned.`,
        )
  },
}
