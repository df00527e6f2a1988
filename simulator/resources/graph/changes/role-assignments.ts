import { ASSIGN_ROLES } from '../../../access/directory/actions'
import { DIRECTORY_ROLES } from '../../../access/directory/role-actions'
import { json } from '../../../network/message'
import type { Endpoint } from '../../resource-request'
import { METADATA } from '../graph-objects'
import { callerName, conflict, missing, right, unread } from './change'
import { nameOf } from './name-of'

const PERMISSION = ['RoleManagement.ReadWrite.Directory']

/** `POST /roleManagement/directory/roleAssignments`: a directory role for somebody, over the whole tenant. Other scopes are not read, and no roles are given that the lab does not decide about. */
export const assignRole: Endpoint = {
  method: 'POST',
  path: '/v1.0/roleManagement/directory/roleAssignments',
  scopes: PERMISSION,
  roles: PERMISSION,
  answer: (call) => {
    const { directory, content, server, emit } = call
    const { tenant } = directory
    const refused = right(call, {
      action: ASSIGN_ROLES,
      object: '/',
      called: 'the roles of the directory',
      reachesAll: PERMISSION,
      spec: 'graph-api#create-role-assignment',
    })
    if (refused) return refused
    const { principalId, roleDefinitionId, directoryScopeId } = content
    if (typeof principalId !== 'string' || typeof roleDefinitionId !== 'string' || directoryScopeId !== '/')
      return unread(
        'A role assignment has a principalId, a roleDefinitionId and here the directoryScopeId /.',
      )
    const principals = [...tenant.users, ...tenant.servicePrincipals]
    if (!principals.some(({ id }) => id === principalId)) return missing(principalId)
    const role = DIRECTORY_ROLES[roleDefinitionId]
    if (!role) return unread('This lab assigns no role that it does not decide about.')
    const made = { principalId, roleDefinitionId, directoryScopeId: '/' }
    const isThere = tenant.roleAssignments.some(
      (each) =>
        each.principalId === principalId &&
        each.roleDefinitionId === roleDefinitionId &&
        each.directoryScopeId === '/',
    )
    if (isThere) return conflict()
    const assignment = { id: server.random.uuid(), ...made }
    directory.put(
      'roleAssignments',
      assignment,
      `${callerName(call)} makes ${nameOf(tenant, principalId)} ${role.name}. In the audit log: Add member to role.`,
      emit,
    )
    const context = `${METADATA}#roleManagement/directory/roleAssignments/$entity`
    return json(201, { '@odata.context': context, ...assignment })
  },
}
