import type { Application, ServicePrincipal, Tenant } from '../../directory/tenant'
import {
  type DirectoryAction,
  UPDATE_APP_ROLE_ASSIGNED_TO,
  UPDATE_APPLICATION_CREDENTIALS,
  UPDATE_PRINCIPAL_CREDENTIALS,
} from './actions'

/**
 * What owners may do to what they own, and to nothing else ("What are the default user permissions in Microsoft Entra ID?", Ownership permissions;
 * checked in November 2026). A registration and its service principal are two objects: an owner of one is none of the other.
 */
const OF_APPLICATIONS: readonly DirectoryAction[] = [UPDATE_APPLICATION_CREDENTIALS]
const OF_PRINCIPALS: readonly DirectoryAction[] = [UPDATE_PRINCIPAL_CREDENTIALS, UPDATE_APP_ROLE_ASSIGNED_TO]

/** Whether `who` owns the object `id`, and owners may do this to it. */
export function ownsForAction(tenant: Tenant, who: string, action: DirectoryAction, id: string): boolean {
  return (
    (OF_APPLICATIONS.includes(action) && owns(tenant.applications, who, id)) ||
    (OF_PRINCIPALS.includes(action) && owns(tenant.servicePrincipals, who, id))
  )
}

/** Whether `who` is among the owners of the object `id`. */
function owns(
  objects: readonly (Pick<Application, 'id' | 'owners'> | Pick<ServicePrincipal, 'id' | 'owners'>)[],
  who: string,
  id: string,
): boolean {
  return objects.some((each) => each.id === id && (each.owners ?? []).includes(who))
}
