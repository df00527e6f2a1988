import type { Collection, Tenant } from '../directory/tenant'

/** Graph writes `servicePrincipals(appId='…')` where it takes the client id in place of the id. */
const KEY = /^appId='([^']+)'$/

/** A name for what an application has in a tenant, whatever its id there will be: consent makes one that nobody knows beforehand. */
export const byAppId = (appId: string): string => `appId='${appId}'`

export const isAlternateKey = (id: string): boolean => KEY.test(id)

/**
 * The objects of `collection` that a change from outside means: the one with this id; for an alternate key (`byAppId`) the registration or
 * the instance of that application, and of grants all that its instance was granted.
 */
export function objectsNamed(
  tenant: Tenant,
  collection: Collection,
  id: string,
): readonly { readonly id: string }[] {
  const [, appId] = KEY.exec(id) ?? []
  if (appId === undefined) {
    const rows: readonly { readonly id: string }[] = tenant[collection]
    return rows.filter((row) => row.id === id)
  }
  const instances = tenant.servicePrincipals.filter((each) => each.appId === appId)
  switch (collection) {
    case 'servicePrincipals':
      return instances
    case 'applications':
      return tenant.applications.filter((each) => each.appId === appId)
    case 'oauth2PermissionGrants':
      return tenant.oauth2PermissionGrants.filter(({ clientId }) =>
        instances.some((instance) => instance.id === clientId),
      )
    default:
      return []
  }
}
