import type { AppManagementPolicy, AppRoleAssignment, ServicePrincipal, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { GRAPH_APP_ID } from '../../fixtures/graph-service-principal'
import {
  graphApplicationReadAllRole,
  graphApplicationReadWriteAll,
  graphAppRoleAssignmentRole,
  graphRoleManagementReadWriteDirectory,
  graphRoleManagementRole,
} from '../../fixtures/graph-write-permissions'
import { guid } from '../../fixtures/guid'
import { appNamed, instanceNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { instance as instanceOf, member, registration } from '../../fixtures/registration'

/** Template id of Global Administrator, and of Application Administrator. */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
export const APPLICATION_ADMINISTRATOR = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'

/** Wrote the job once, registered its application, and so is its owner. Has no role. */
export const mallory = member(guid('mallory'), 'mallory@contoso.example', 'Mallory Reed', {
  jobTitle: 'Developer',
  department: 'IT',
})

const registered = appNamed(contoso, 'Nightly Report')
/** Proven by a secret that lies in a vault, which its owner does not know. */
export const nightlyReport = deepFreeze({
  ...registered,
  passwordCredentials: registered.passwordCredentials.slice(0, 1),
  keyCredentials: [],
  federatedIdentityCredentials: [],
  owners: [mallory.id],
})
export const instance = deepFreeze({ ...instanceNamed(contoso, 'Nightly Report'), owners: [mallory.id] })
export const graph: ServicePrincipal = (() => {
  const plain = instanceNamed(contoso, 'Microsoft Graph')
  return deepFreeze({
    ...plain,
    oauth2PermissionScopes: [
      ...plain.oauth2PermissionScopes,
      graphApplicationReadWriteAll,
      graphRoleManagementReadWriteDirectory,
    ],
    appRoles: [
      ...plain.appRoles,
      graphRoleManagementRole,
      graphAppRoleAssignmentRole,
      graphApplicationReadAllRole,
    ],
  })
})()
export const reportsInstance = instanceNamed(contoso, 'Reports API')
export const reportsApi = appNamed(contoso, 'Reports API')
export { graphRoleManagementRole }

/** What people of Contoso call Graph with, from their own machine: a public client. An administrator has consented for everybody. */
export const directoryTools = registration(
  guid('Directory Tools registration'),
  guid('Directory Tools client id'),
  'Directory Tools',
  'contoso.example',
  {
    publicClient: { redirectUris: ['http://localhost'] },
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH_APP_ID,
        resourceAccess: [
          ...openidConnect.resourceAccess,
          { id: graphApplicationReadWriteAll.id, type: 'Scope' },
          { id: graphRoleManagementReadWriteDirectory.id, type: 'Scope' },
        ],
      },
    ],
  },
)
const toolsInstance = instanceOf(guid('Directory Tools'), directoryTools, contoso.organization.id)

const role = (name: string, appRoleId: string): AppRoleAssignment => ({
  id: guid(name),
  principalId: instance.id,
  principalType: 'ServicePrincipal',
  resourceId: graph.id,
  appRoleId,
})
/** Somebody once gave the job more than it needs, to have it set up a role. */
export const managesRoles = role('Nightly Report manages roles', graphRoleManagementRole.id)
export const managesAppRoles = role('Nightly Report manages app roles', graphAppRoleAssignmentRole.id)
export const readsApplications = role('Nightly Report reads applications', graphApplicationReadAllRole.id)

/** App management policies: no secret at all, or none for longer than a month. */
export const noSecrets: AppManagementPolicy = {
  id: guid('policy against secrets'),
  displayName: 'No client secrets',
  isEnabled: true,
  restrictions: {
    passwordCredentials: [{ restrictionType: 'passwordAddition', state: 'enabled', maxLifetime: null }],
  },
}
export const shortSecrets: AppManagementPolicy = {
  id: guid('policy against long secrets'),
  displayName: 'Client secrets for a month',
  isEnabled: true,
  restrictions: {
    passwordCredentials: [{ restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P30D' }],
  },
}

/** Contoso, whose nightly job has an owner, and more rights than its owner. */
export const tenant: Tenant = deepFreeze({
  ...contoso,
  users: [...contoso.users, mallory],
  applications: [
    ...contoso.applications.map((each) => (each.id === registered.id ? nightlyReport : each)),
    directoryTools,
  ],
  servicePrincipals: [
    ...contoso.servicePrincipals.map((each) =>
      each.id === instance.id ? instance : each.id === graph.id ? graph : each,
    ),
    toolsInstance,
  ],
  oauth2PermissionGrants: [
    ...contoso.oauth2PermissionGrants,
    {
      id: guid('Directory Tools grant'),
      clientId: toolsInstance.id,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId: graph.id,
      scope: `openid profile ${graphApplicationReadWriteAll.value} ${graphRoleManagementReadWriteDirectory.value}`,
    },
  ],
  appRoleAssignments: [...contoso.appRoleAssignments, managesRoles, managesAppRoles, readsApplications],
  secrets: {
    ...contoso.secrets,
    softwareOath: { ...contoso.secrets.softwareOath, [mallory.id]: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U' },
    passwords: { ...contoso.secrets.passwords, [mallory.id]: 'Ladder-Thimble-76' },
  },
})
