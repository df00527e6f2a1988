import { createRandom } from '../../core/random'
import type { OAuth2PermissionGrant, Tenant } from '../tenant'
import type { Call, Change, EdgeKind } from './edge'
import type { End } from './ends'

const PERMISSION = 'DelegatedPermissionGrant.ReadWrite.All'

/**
 * An application may call an API in the name of people. What is drawn is granted for everybody; what one person consented to
 * can be taken away. https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant
 */
export const oauth2PermissionGrant: EdgeKind = {
  type: 'oauth2PermissionGrant',
  title: 'granted a permission of',
  what: 'A delegated permission lets an application call an API in the name of a person. It is in access tokens for that API, as scp.',
  from: ['servicePrincipals'],
  to: ['servicePrincipals'],
  edges: (tenant) =>
    tenant.oauth2PermissionGrants.flatMap((grant) =>
      scopesOf(grant).map((scope) => ({
        from: grant.clientId,
        to: grant.resourceId,
        choice: `${grant.id} ${scope}`,
        label: `${scope}${forWhom(tenant, grant)}`,
      })),
    ),
  choices: (tenant, from, to) => {
    const scopes = tenant.servicePrincipals.find(({ id }) => id === to.id)?.oauth2PermissionScopes ?? []
    const open = scopes.filter(({ isEnabled }) => isEnabled)
    if (open.length === 0) return `${to.name} is no API: it has no permissions that could be granted.`
    const granted = scopesOf(forEverybody(tenant, from, to))
    const free = open.filter(({ value }) => !granted.includes(value))
    return free.length > 0
      ? free.map(({ value }) => ({ id: value, title: value }))
      : `${from.name} has every permission of ${to.name} already.`
  },
  join: (tenant, from, to, scope) => {
    const says = `${from.name} may use ${scope} of ${to.name} in the name of everybody.`
    const grant = forEverybody(tenant, from, to)
    if (grant) return update(grant, [...scopesOf(grant), scope], says)
    const body = { clientId: from.id, consentType: 'AllPrincipals', resourceId: to.id, scope }
    const id = createRandom(0, `oauth2PermissionGrant ${from.id} ${to.id}`).uuid()
    return change({ id, ...body, principalId: null }, says, {
      method: 'POST',
      path: '/oauth2PermissionGrants',
      body,
      permission: PERMISSION,
    })
  },
  cut: (tenant, from, to, choice) => {
    const [id = '', scope = ''] = choice.split(' ')
    const grant = tenant.oauth2PermissionGrants.find((each) => each.id === id)
    const whose = grant ? forWhom(tenant, grant) : ''
    const says = `${from.name} may no longer use ${scope} of ${to.name}${whose}.`
    const left = scopesOf(grant).filter((each) => each !== scope)
    if (grant && left.length > 0) return update(grant, left, says)
    return {
      edit: { do: 'remove', collection: 'oauth2PermissionGrants', id },
      says,
      call: { method: 'DELETE', path: `/oauth2PermissionGrants/${id}`, permission: PERMISSION },
    }
  },
}

const scopesOf = (grant: OAuth2PermissionGrant | undefined): readonly string[] =>
  grant?.scope.split(' ').filter((scope) => scope !== '') ?? []

const forEverybody = ({ oauth2PermissionGrants }: Tenant, from: End, to: End) =>
  oauth2PermissionGrants.find(
    (each) => each.clientId === from.id && each.resourceId === to.id && each.consentType === 'AllPrincipals',
  )

function forWhom({ users }: Tenant, { principalId }: OAuth2PermissionGrant): string {
  if (principalId === null) return ''
  return ` for ${users.find(({ id }) => id === principalId)?.displayName ?? principalId}`
}

function update({ id }: OAuth2PermissionGrant, scopes: readonly string[], says: string): Change {
  const scope = scopes.join(' ')
  return change({ id, scope }, says, {
    method: 'PATCH',
    path: `/oauth2PermissionGrants/${id}`,
    body: { scope },
    permission: PERMISSION,
  })
}

function change(object: Record<string, unknown> & { id: string }, says: string, call: Call): Change {
  return { edit: { do: 'put', collection: 'oauth2PermissionGrants', object }, says, call }
}
