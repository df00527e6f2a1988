import type { Edit } from '../edges/edge'
import type { Application, Tenant } from '../tenant'

/**
 * What the service principal in the home tenant takes over from its application: scopes, roles, and the App ID URIs among its names.
 * https://learn.microsoft.com/graph/api/resources/serviceprincipal
 * @param after the tenant with the change
 */
export function instanceFollows(
  before: Tenant,
  after: Tenant,
  edit: Edit,
): readonly { readonly edit: Edit; readonly says: string }[] {
  if (edit.do !== 'put' || edit.collection !== 'applications') return []
  const byId = ({ applications }: Tenant) => applications.find(({ id }) => id === edit.object.id)
  const [old, now] = [byId(before), byId(after)]
  const instance = now && after.servicePrincipals.find(({ appId }) => appId === now.appId)
  if (!old || !instance) return []
  const members = {
    ...(differ(old.appRoles, now.appRoles) && { appRoles: now.appRoles }),
    ...(differ(old.api.oauth2PermissionScopes, now.api.oauth2PermissionScopes) && {
      oauth2PermissionScopes: now.api.oauth2PermissionScopes,
    }),
    ...(differ(old.identifierUris, now.identifierUris) && {
      servicePrincipalNames: renamed(instance.servicePrincipalNames, old, now),
    }),
  }
  const names = Object.keys(members)
  if (names.length === 0) return []
  return [
    {
      edit: { do: 'put', collection: 'servicePrincipals', object: { id: instance.id, ...members } },
      says: `The instance of ${now.displayName} follows: ${names.join(', ')}.`,
    },
  ]
}

function renamed(names: readonly string[], old: Application, now: Application): readonly string[] {
  return [...names.filter((name) => !old.identifierUris.includes(name)), ...now.identifierUris]
}

const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
