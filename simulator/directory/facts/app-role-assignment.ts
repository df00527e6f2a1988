import type { FactKind } from './fact-kind'

/** A user, a group or a service principal is assigned to an application, with one of its roles or without. */
export const appRoleAssignment: FactKind = {
  type: 'appRoleAssignment',
  from: ['appRoleAssignments', 'servicePrincipals'],
  edges: ({ appRoleAssignments, servicePrincipals }) =>
    appRoleAssignments.map(({ principalId, resourceId, appRoleId }) => {
      const roles = servicePrincipals.find(({ id }) => id === resourceId)?.appRoles ?? []
      const role = roles.find(({ id }) => id === appRoleId)
      return { from: principalId, to: resourceId, label: role?.value ?? 'assigned' }
    }),
}
