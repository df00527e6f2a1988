import type {
  AzureAccess,
  AzureDenyAssignment,
  AzureRoleAssignment,
  AzureRoleDefinition,
} from '../../../directory/azure-access'
import { compileAccess } from '../compile'
import type { AccessDecision, AccessPrincipal, AccessRequest } from '../decision'
import { evaluateAccess } from '../evaluate'

export const SUBSCRIPTION = '/subscriptions/11111111-1111-1111-1111-111111111111'
export const OTHER_SUBSCRIPTION = '/subscriptions/22222222-2222-2222-2222-222222222222'
export const GROUP = `${SUBSCRIPTION}/resourceGroups/payroll`
export const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/salaries`
export const CONTAINER = `${ACCOUNT}/blobServices/default/containers/june`
export const READ_BLOB = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
export const EVERYBODY = { id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }
export const management = (name: string) => `/providers/Microsoft.Management/managementGroups/${name}`

/** Somebody of whom all groups are known. */
export function person(id: string, ...groupIds: string[]): AccessPrincipal {
  return { id, groupIds: new Set(groupIds), groupDoubt: () => null }
}

/** Somebody of whom no group is known. */
export function stranger(id: string): AccessPrincipal {
  return { id, groupIds: new Set(), groupDoubt: () => 'Nobody said so.' }
}

let count = 0

/** `who` is assigned a role for a scope. */
export function assigned(
  who: string,
  { name }: AzureRoleDefinition,
  scope: string = SUBSCRIPTION,
  more: Partial<AzureRoleAssignment> = {},
): AzureRoleAssignment {
  return { id: `assignment-${count++}`, principalId: who, roleDefinitionId: name, scope, ...more }
}

/** Everybody is denied some actions for a scope. */
export function denying(
  actions: readonly string[],
  more: Partial<AzureDenyAssignment> = {},
): AzureDenyAssignment {
  return {
    id: `deny-${count++}`,
    denyAssignmentName: 'Lock',
    scope: SUBSCRIPTION,
    permissions: [{ actions }],
    principals: [EVERYBODY],
    ...more,
  }
}

/** A tenant of some roles and assignments, in which nothing is denied and there are no management groups. */
export function tenancy(
  roleDefinitions: readonly AzureRoleDefinition[],
  roleAssignments: readonly AzureRoleAssignment[],
  more: Partial<AzureAccess> = {},
): AzureAccess {
  const hierarchy = [
    { id: SUBSCRIPTION, parent: management('root') },
    { id: management('root'), parent: null },
  ]
  return { roleDefinitions, roleAssignments, denyAssignments: [], hierarchy, ...more }
}

/** What one question about Ada's reading of the subscription comes to. */
export function ask(access: AzureAccess, more: Partial<AccessRequest> = {}): AccessDecision {
  return evaluateAccess(compileAccess(access), {
    principal: person('ada'),
    action: 'Microsoft.Compute/virtualMachines/read',
    isDataAction: false,
    scope: SUBSCRIPTION,
    ...more,
  })
}
