import type { AzureAccess, AzureRoleAssignment } from '../../directory/azure-access'
import type { OAuth2PermissionGrant, Tenant } from '../../directory/tenant'
import { READER } from '../../fixtures/azure-roles'
import { azureService, RESOURCE_MANAGER_APP_ID } from '../../fixtures/azure-services'
import { userImpersonation } from '../../fixtures/azure-user-impersonation'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import {
  GRAPH_APP_ID,
  graphGroupMemberReadAll,
  graphUserReadBasicAll,
} from '../../fixtures/graph-service-principal'
import { guid } from '../../fixtures/guid'
import { groupNamed, instanceNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { instance, registration } from '../../fixtures/registration'
import type { Switches } from '../../run/flow'

export const SECRET = guid('Inventory secret 2026')

/** An app of Contoso's own: it shows who is in a group, and what there is in Azure. */
export const inventory = registration(
  guid('Inventory registration'),
  guid('Inventory client id'),
  'Inventory',
  'contoso.example',
  {
    web: { redirectUris: ['https://inventory.contoso.example/callback'], logoutUrl: null },
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH_APP_ID,
        resourceAccess: [
          ...openidConnect.resourceAccess,
          { id: graphUserReadBasicAll.id, type: 'Scope' },
          { id: graphGroupMemberReadAll.id, type: 'Scope' },
        ],
      },
      {
        resourceAppId: RESOURCE_MANAGER_APP_ID,
        resourceAccess: [{ id: userImpersonation.id, type: 'Scope' }],
      },
    ],
    passwordCredentials: [
      {
        keyId: SECRET,
        displayName: 'Server, 2026',
        hint: 'In4',
        startDateTime: '2026-01-05T09:00:00Z',
        endDateTime: '2027-01-05T09:00:00Z',
      },
    ],
  },
)

const sample = instanceNamed(contoso, 'Microsoft Graph')
export const inventoryInstance = instance(guid('Inventory'), inventory, contoso.organization.id)

/** What an administrator has granted for everybody: a person may not consent to it. */
export const groupsGrant: OAuth2PermissionGrant = {
  id: guid('Inventory to Microsoft Graph'),
  clientId: inventoryInstance.id,
  consentType: 'AllPrincipals',
  principalId: null,
  resourceId: sample.id,
  scope: graphGroupMemberReadAll.value,
}

/** Contoso with Inventory, and with Azure Resource Manager. */
export const tenant: Tenant = deepFreeze({
  ...contoso,
  applications: [...contoso.applications, inventory],
  servicePrincipals: [
    ...contoso.servicePrincipals.map((each) =>
      each === sample
        ? {
            ...each,
            oauth2PermissionScopes: [
              ...each.oauth2PermissionScopes,
              graphUserReadBasicAll,
              graphGroupMemberReadAll,
            ],
          }
        : each,
    ),
    azureService('Azure Resource Manager', RESOURCE_MANAGER_APP_ID, 'management.azure.com', [
      userImpersonation,
    ]),
    inventoryInstance,
  ],
  oauth2PermissionGrants: [...contoso.oauth2PermissionGrants, groupsGrant],
  secrets: {
    ...contoso.secrets,
    clientSecrets: { ...contoso.secrets.clientSecrets, [SECRET]: 'In4~public.test.secret-of-Inventory' },
  },
})

export const graph = instanceNamed(tenant, 'Microsoft Graph')
export const resourceManager = instanceNamed(tenant, 'Azure Resource Manager')
export const ada = userNamed(tenant, 'ada@contoso.example')
export const finance = groupNamed(tenant, 'Finance')

const SUBSCRIPTION = `/subscriptions/${guid('subscription of Contoso')}`
const REPORTS_GROUP = `${SUBSCRIPTION}/resourceGroups/rg-reports`
export const STORAGE_ACCOUNT = `${REPORTS_GROUP}/providers/Microsoft.Storage/storageAccounts/contosoreports`
const ROOT_GROUP = '/providers/Microsoft.Management/managementGroups/contoso'

/** Where the group Finance has the role Reader, by the switch. */
const SCOPES: Readonly<Record<string, string>> = {
  reader: REPORTS_GROUP,
  elsewhere: `${SUBSCRIPTION}/resourceGroups/rg-backup`,
}

/** Who may do what in Contoso's subscription: roles are assigned to a group of the directory, and to nobody beside it. */
export function accessUnder({ role = 'reader' }: Switches): AzureAccess {
  const scope = SCOPES[role]
  const assignment: AzureRoleAssignment | undefined = scope
    ? {
        id: guid(`Reader of ${finance.id}`),
        principalId: finance.id,
        principalType: 'Group',
        roleDefinitionId: READER.name,
        roleDefinitionName: READER.roleName ?? '',
        scope,
      }
    : undefined
  return {
    roleDefinitions: [READER],
    roleAssignments: assignment ? [assignment] : [],
    denyAssignments: [],
    hierarchy: [
      { id: SUBSCRIPTION, parent: ROOT_GROUP },
      { id: ROOT_GROUP, parent: null },
    ],
  }
}
