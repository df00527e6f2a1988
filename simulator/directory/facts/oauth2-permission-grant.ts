import type { FactKind } from './fact-kind'

/** An application may call an API in the name of people: the scopes that were consented to, by anybody. */
export const oauth2PermissionGrant: FactKind = {
  type: 'oauth2PermissionGrant',
  from: ['oauth2PermissionGrants'],
  edges: ({ oauth2PermissionGrants }) =>
    oauth2PermissionGrants.map(({ clientId, resourceId, scope }) => ({
      from: clientId,
      to: resourceId,
      label: scope,
    })),
}
