import { isOfAzure } from './azure-collections'
import { COLLECTIONS, type CollectionName, SINGLETONS } from './collections'
import type { TenantDocument } from './import-result'

/** A file of an export: its name, and its text. */
export interface ExportedFile {
  readonly name: string
  readonly text: string
}

/** Where Graph v1.0 has a collection, as its answers say in `@odata.context`; the others are at the root by their own name. */
const PATHS: Readonly<Partial<Record<CollectionName, string>>> = {
  conditionalAccessPolicies: 'identity/conditionalAccess/policies',
  namedLocations: 'identity/conditionalAccess/namedLocations',
  authenticationStrengthPolicies: 'policies/authenticationStrengthPolicies',
  authenticationContextClassReferences: 'identity/conditionalAccess/authenticationContextClassReferences',
  agreements: 'identityGovernance/termsOfUse/agreements',
  roleDefinitions: 'roleManagement/directory/roleDefinitions',
  roleAssignments: 'roleManagement/directory/roleAssignments',
  roleEligibilitySchedules: 'roleManagement/directory/roleEligibilitySchedules',
  administrativeUnits: 'directory/administrativeUnits',
  permissionGrantPolicies: 'policies/permissionGrantPolicies',
  appConsentRequests: 'identityGovernance/appConsent/appConsentRequests',
  userRegistrationDetails: 'reports/authenticationMethods/userRegistrationDetails',
}

/**
 * The document as Graph would answer for it (and what Azure gave, the same way): a file for each collection, `{"@odata.context", "value": [...]}`, and for the
 * singletons the object itself. Importing the files again gives the same document: import(export(x)) = x.
 */
export function exportTenant(document: TenantDocument): ExportedFile[] {
  return COLLECTIONS.flatMap((name) => {
    const objects = document[name]
    if (!objects || objects.length === 0) return []
    const [first] = objects
    const whole = SINGLETONS.includes(name) || (name === 'migrationTable' && objects.length === 1)
    const value = whole ? first : { '@odata.context': contextOf(name), value: objects }
    return [{ name: `${name}.json`, text: `${JSON.stringify(value, null, 2)}\n` }]
  })
}

function contextOf(name: CollectionName): string {
  if (isOfAzure(name)) return `https://management.azure.com/$metadata#${name}`
  return `https://graph.microsoft.com/v1.0/$metadata#${PATHS[name] ?? name}`
}
