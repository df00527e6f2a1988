import { UPDATE_APP_ROLE_ASSIGNED_TO } from '../../../access/directory/actions'
import type { AppRoleAssignment } from '../../../directory/tenant'
import { json } from '../../../network/message'
import { type Failed, type Passed, passed } from '../../../trace/checklist'
import type { Caller, Endpoint } from '../../resource-request'
import { METADATA } from '../graph-objects'
import { has } from '../permissions'
import { callerName, conflict, firstRefusal, missing, right, unread } from './change'
import { nameOf } from './name-of'

const PERMISSION = ['AppRoleAssignment.ReadWrite.All']
/** One of these is needed as well. */
const BESIDE = ['Application.Read.All', 'Directory.Read.All']
/** `appId` of Microsoft Graph, the same in every tenant. */
const GRAPH = '00000003-0000-0000-c000-000000000000'
/** For app roles of Microsoft Graph, Privileged Role Administrator is the least: these two do not count there. */
const NOT_FOR_GRAPH = ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', '158c047a-c907-4556-b7ef-446551a6b5f7']

/** Graph asks for a second permission here, by which the assignment can be read. */
const readsApplications = {
  name: 'permission',
  spec: 'graph-api#assign-app-role',
  look(caller: Caller): Passed<object> | Failed {
    if (has(caller, BESIDE)) return passed()
    return {
      passed: false,
      says: `This needs ${BESIDE.join(' or ')} beside ${PERMISSION.join()}.`,
      error: {
        error: 'Authorization_RequestDenied',
        description: 'Insufficient privileges to complete the operation.',
      },
    }
  },
}

/** `POST /servicePrincipals/{id}/appRoleAssignedTo`: an app role of this API, for a person, a group or an application. */
export const assignAppRole: Endpoint = {
  method: 'POST',
  path: '/v1.0/servicePrincipals/{id}/appRoleAssignedTo',
  scopes: PERMISSION,
  roles: PERMISSION,
  answer: (call) => {
    const { caller, directory, parameters, content, server, emit } = call
    const { tenant } = directory
    const resource = tenant.servicePrincipals.find(({ id }) => id === parameters.id)
    if (!resource) return missing(parameters.id)
    const lacks = firstRefusal(emit, [readsApplications, readsApplications.look(caller)])
    if (lacks) return { ...lacks, status: 403 }
    const called = `who is assigned to ${resource.displayName}`
    const refused = right(call, {
      action: UPDATE_APP_ROLE_ASSIGNED_TO,
      object: resource.id,
      called,
      notBy: resource.appId === GRAPH ? NOT_FOR_GRAPH : [],
      reachesAll: PERMISSION,
      spec: 'graph-api#assign-app-role',
    })
    if (refused) return refused
    const { principalId, resourceId, appRoleId } = content
    if (typeof principalId !== 'string' || resourceId !== resource.id || typeof appRoleId !== 'string')
      return unread(
        'An app role assignment has a principalId, the resourceId of the address, and an appRoleId.',
      )
    const principalType = typeOf(tenant, principalId)
    if (principalType === undefined) return missing(principalId)
    const wanted = principalType === 'ServicePrincipal' ? 'Application' : 'User'
    const role = resource.appRoles.find(({ id }) => id === appRoleId)
    if (!role?.isEnabled || !role.allowedMemberTypes.includes(wanted))
      return unread('Permission being assigned was not found on application.')
    const isThere = tenant.appRoleAssignments.some(
      (each) =>
        each.principalId === principalId && each.resourceId === resource.id && each.appRoleId === appRoleId,
    )
    if (isThere) return conflict()
    const id = server.random.uuid()
    const assignment: AppRoleAssignment = { id, principalId, principalType, resourceId, appRoleId }
    const principalDisplayName = nameOf(tenant, principalId)
    directory.put(
      'appRoleAssignments',
      assignment,
      `${callerName(call)} gives ${principalDisplayName} the app role ${role.value} of ${resource.displayName}. In the audit log: Add app role assignment to service principal.`,
      emit,
    )
    return json(201, {
      '@odata.context': `${METADATA}#servicePrincipals('${resource.id}')/appRoleAssignedTo/$entity`,
      ...assignment,
      principalDisplayName,
      resourceDisplayName: resource.displayName,
    })
  },
}

function typeOf(
  { users, groups, servicePrincipals }: Parameters<typeof nameOf>[0],
  id: string,
): AppRoleAssignment['principalType'] | undefined {
  if (users.some((each) => each.id === id)) return 'User'
  if (groups.some((each) => each.id === id)) return 'Group'
  return servicePrincipals.some((each) => each.id === id) ? 'ServicePrincipal' : undefined
}
