import { createRandom } from '../../core/random'
import { BUILT_IN_ROLES } from '../built-in-roles'
import type { EdgeKind } from './edge'

const PATH = '/roleManagement/directory/roleAssignments'
const PERMISSION = 'RoleManagement.ReadWrite.Directory'

/** A directory role in the whole tenant. https://learn.microsoft.com/graph/api/rbacapplication-post-roleassignments */
export const roleAssignment: EdgeKind = {
  type: 'roleAssignment',
  title: 'given a directory role in',
  what: 'A directory role allows administration, here of the whole tenant.',
  from: ['users', 'servicePrincipals', 'groups'],
  to: ['organization'],
  edges: ({ roleAssignments, organization }) =>
    roleAssignments.map(({ id, principalId, roleDefinitionId }) => ({
      from: principalId,
      to: organization.id,
      choice: id,
      label: nameOf(roleDefinitionId),
    })),
  choices: ({ roleAssignments, groups }, from) => {
    const group = groups.find(({ id }) => id === from.id)
    if (group && group.isAssignableToRole !== true)
      return `${from.name} was not made as a group that can hold directory roles (isAssignableToRole), and that is settled when a group is made.`
    const held = roleAssignments.filter((each) => each.principalId === from.id)
    return Object.entries(BUILT_IN_ROLES)
      .filter(([id]) => !held.some((each) => each.roleDefinitionId === id))
      .map(([id, title]) => ({ id, title }))
  },
  join: (_, from, to, roleDefinitionId) => {
    const body = { principalId: from.id, roleDefinitionId, directoryScopeId: '/' }
    const id = createRandom(0, `roleAssignment ${from.id} ${roleDefinitionId}`).uuid()
    return {
      edit: { do: 'put', collection: 'roleAssignments', object: { id, ...body } },
      says: `${from.name} becomes ${nameOf(roleDefinitionId)} of ${to.name}.`,
      call: { method: 'POST', path: PATH, body, permission: PERMISSION },
    }
  },
  cut: ({ roleAssignments }, from, to, id) => {
    const role = roleAssignments.find((each) => each.id === id)?.roleDefinitionId ?? ''
    return {
      edit: { do: 'remove', collection: 'roleAssignments', id },
      says: `${from.name} is no longer ${nameOf(role)} of ${to.name}.`,
      call: { method: 'DELETE', path: `${PATH}/${id}`, permission: PERMISSION },
    }
  },
}

const nameOf = (role: string) => BUILT_IN_ROLES[role] ?? role
