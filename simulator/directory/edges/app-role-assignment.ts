import { createRandom } from '../../core/random'
import type { AppRoleAssignment, Tenant } from '../tenant'
import type { Choice, EdgeKind } from './edge'
import type { End } from './ends'

/** `appRoleId` of plain access, for an application that declares no roles (Graph, appRoleAssignment). */
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000'

const PRINCIPALS: Readonly<Partial<Record<End['kind'], AppRoleAssignment['principalType']>>> = {
  users: 'User',
  groups: 'Group',
  servicePrincipals: 'ServicePrincipal',
}

/** Somebody is assigned to an application, with one of its roles. https://learn.microsoft.com/graph/api/resources/approleassignment */
export const appRoleAssignment: EdgeKind = {
  type: 'appRoleAssignment',
  title: 'assigned to',
  what: 'An app role assignment gives somebody a role of an application, or plain access to it. Where the application asks for an assignment, nobody else gets in. A role is in tokens for it, as roles.',
  from: ['users', 'groups', 'servicePrincipals'],
  to: ['servicePrincipals'],
  edges: (tenant) =>
    tenant.appRoleAssignments.map(({ principalId, resourceId, appRoleId }) => ({
      from: principalId,
      to: resourceId,
      choice: appRoleId,
      label: labelOf(tenant, resourceId, appRoleId),
    })),
  choices: (tenant, from, to) => {
    const declared = rolesOf(tenant, to.id)
    const wanted = from.kind === 'servicePrincipals' ? 'Application' : 'User'
    const roles = declared.filter((each) => each.isEnabled && each.allowedMemberTypes.includes(wanted))
    if (declared.length > 0 && roles.length === 0) {
      const whom = wanted === 'User' ? 'people and groups' : 'applications'
      return `${to.name} has roles, and none of them is for ${whom}.`
    }
    const all: Choice[] =
      roles.length > 0
        ? roles.map(({ id, value, displayName }) => ({ id, title: value || displayName }))
        : [{ id: DEFAULT_ACCESS, title: 'plain access' }]
    const free = all.filter(({ id }) => !found(tenant, from, to, id))
    return free.length > 0 ? free : `${from.name} is assigned to ${to.name} already.`
  },
  join: (tenant, from, to, appRoleId) => {
    const body = { principalId: from.id, resourceId: to.id, appRoleId }
    const id = createRandom(0, `appRoleAssignment ${from.id} ${to.id} ${appRoleId}`).uuid()
    const principalType = PRINCIPALS[from.kind]
    return {
      edit: { do: 'put', collection: 'appRoleAssignments', object: { id, principalType, ...body } },
      says: `${from.name} is assigned to ${to.name}${asWhat(tenant, to.id, appRoleId)}.`,
      call: {
        method: 'POST',
        path: `/servicePrincipals/${to.id}/appRoleAssignedTo`,
        body,
        permission: 'AppRoleAssignment.ReadWrite.All and Application.Read.All',
      },
    }
  },
  cut: (tenant, from, to, appRoleId) => {
    const id = found(tenant, from, to, appRoleId)?.id ?? ''
    return {
      edit: { do: 'remove', collection: 'appRoleAssignments', id },
      says: `${from.name} is no longer assigned to ${to.name}${asWhat(tenant, to.id, appRoleId)}.`,
      call: {
        method: 'DELETE',
        path: `/servicePrincipals/${to.id}/appRoleAssignedTo/${id}`,
        permission: 'AppRoleAssignment.ReadWrite.All',
      },
    }
  },
}

const rolesOf = ({ servicePrincipals }: Tenant, id: string) =>
  servicePrincipals.find((each) => each.id === id)?.appRoles ?? []

const found = ({ appRoleAssignments }: Tenant, from: End, to: End, appRoleId: string) =>
  appRoleAssignments.find(
    (each) => each.principalId === from.id && each.resourceId === to.id && each.appRoleId === appRoleId,
  )

const labelOf = (tenant: Tenant, resource: string, appRoleId: string) =>
  rolesOf(tenant, resource).find(({ id }) => id === appRoleId)?.value ?? 'assigned'

const asWhat = (tenant: Tenant, resource: string, appRoleId: string) =>
  appRoleId === DEFAULT_ACCESS ? '' : ` as ${labelOf(tenant, resource, appRoleId)}`
