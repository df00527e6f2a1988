import { type JsonObject, textOf } from './json'

/** What of Azure Resource Manager is read: who may do what in Azure. */
export type AzureCollectionName =
  | 'azureRoleDefinitions'
  | 'azureRoleAssignments'
  | 'azureDenyAssignments'
  | 'managementGroups'

/** `type` of a resource, in lower case. Management groups are written with and without `/providers/`; `/subscriptions` is one of their entities. */
const TYPES: Readonly<Record<string, AzureCollectionName>> = {
  'microsoft.authorization/roledefinitions': 'azureRoleDefinitions',
  'microsoft.authorization/roleassignments': 'azureRoleAssignments',
  'microsoft.authorization/denyassignments': 'azureDenyAssignments',
  'microsoft.management/managementgroups': 'managementGroups',
  'microsoft.management/managementgroups/subscriptions': 'managementGroups',
  '/subscriptions': 'managementGroups',
}

const OF_AZURE = new Set<string>(Object.values(TYPES))

/** Whether a collection holds what is Azure Resource Manager's. */
export function isOfAzure(name: string): boolean {
  return OF_AZURE.has(name)
}

/**
 * The collection of a resource of Azure Resource Manager: by its `type`, or by the members that only PowerShell's Az module gives
 * it (`Get-AzRoleAssignment`, `Get-AzRoleDefinition`, `Get-AzDenyAssignment`).
 */
export function azureCollectionOf(object: JsonObject): AzureCollectionName | undefined {
  const type = textOf(object, 'type')?.toLowerCase().replace('/providers/', '')
  if (type !== undefined && Object.hasOwn(TYPES, type)) return TYPES[type]
  const has = (...names: readonly string[]) => names.every((name) => Object.hasOwn(object, name))
  if (has('roleAssignmentId', 'objectId')) return 'azureRoleAssignments'
  if (has('isCustom', 'assignableScopes')) return 'azureRoleDefinitions'
  if (has('denyAssignmentName', 'principals')) return 'azureDenyAssignments'
  return undefined
}
