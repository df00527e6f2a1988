import type { PolicyTenant } from '../directory/policy-tenant'

/** The display name of an object, or its id where the tenant does not know it. */
export type Names = (id: string) => string

/** The names of everything that a policy of `tenant` can refer to. */
export function namesOf(tenant: PolicyTenant): Names {
  const names = new Map<string, string>()
  const collections = [
    tenant.users,
    tenant.groups,
    tenant.servicePrincipals,
    tenant.namedLocations,
    tenant.authenticationStrengthPolicies,
    tenant.roleDefinitions ?? [],
  ]
  for (const objects of collections) {
    for (const { id, displayName } of objects) if (displayName) names.set(id.toLowerCase(), displayName)
  }
  for (const { appId, displayName } of tenant.servicePrincipals) {
    if (appId && displayName) names.set(appId.toLowerCase(), displayName)
  }
  return (id) => names.get(id.toLowerCase()) ?? id
}
