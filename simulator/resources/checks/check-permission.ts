import { subjectOf } from '../../tokens/claims'
import { type Check, passed } from '../../trace/checklist'
import type { Compared } from '../../trace/event'
import { type Caller, refuseBearer, type Verified } from '../resource-request'

/**
 * The token carries a permission that this endpoint takes (RFC 6750 section 3.1, insufficient_scope): a scope when an application
 * acts for a person, an app role when it acts for itself. One never stands in for the other.
 */
export const permission: Check<Verified & { readonly oid: string }, { readonly caller: Caller }> = {
  name: 'permission',
  spec: 'rfc6750#3.1',
  look: ({ claims, oid, endpoint }) => {
    const subject = subjectOf(claims)
    if (subject === undefined)
      return refuseBearer(
        `idtyp is ${claims.idtyp}, which does not go with ${claims.scp === undefined ? 'a missing scp' : 'scp'}: nobody can say whom this token speaks for.`,
        'The access token does not say whom it speaks for.',
      )
    if (subject === 'application') {
      const roles = claims.roles ?? []
      // No role opens what belongs to a person: the token names nobody whose rows these could be.
      if (endpoint.roles.length === 0)
        return insufficient(
          'The token is the application’s own: it has no scp and names no person, and what is asked for belongs to a person.',
          'This belongs to a person, and the access token is of an application on its own.',
        )
      const role = endpoint.roles.find((each) => roles.includes(each))
      if (role === undefined)
        return insufficient(
          `roles is ${roles.join(', ') || (claims.roles ? 'empty' : 'missing')}; an application on its own needs ${endpoint.roles.join(' or ')}.`,
          `The access token does not carry the app role that this needs: ${endpoint.roles.join(' or ')}.`,
          needing(endpoint.roles, roles.join(', ')),
        )
      // An ID token has no scp either, and has roles: of a person. Where a client is its own API, its aud is the same, too.
      return (claims.idtyp ?? claims.azp ?? claims.appid) === undefined
        ? refuseBearer(
            `roles has ${role}, and there is no scp and no azp (in version 1.0 appid): of which application, it does not say. An ID token looks like that.`,
            'The access token does not say whom it speaks for.',
          )
        : passed(`roles has ${role}, and there is no scp: the application acts for itself.`, {
            caller: { kind: 'application', servicePrincipalId: oid, roles },
          })
    }
    const scopes = (claims.scp ?? '').split(' ')
    if (endpoint.scopes.length === 0)
      return insufficient('The token is of a person (it has scp), and this is for applications on their own.')
    const scope = endpoint.scopes.find((each) => scopes.includes(each))
    return scope === undefined
      ? insufficient(
          `scp is ${claims.scp || 'empty'}; this needs ${endpoint.scopes.join(' or ')}.`,
          undefined,
          needing(endpoint.scopes, claims.scp),
        )
      : passed(`scp has ${scope}.`, { caller: { kind: 'person', userId: oid, scopes } })
  },
}

function insufficient(
  says: string,
  wire = 'The access token does not carry a permission that this needs.',
  compared?: Compared,
) {
  return refuseBearer(says, wire, 'insufficient_scope', compared)
}

const needing = (permissions: readonly string[], came: string | undefined): Compared => ({
  expected: permissions.join(' or '),
  came: came || 'none',
})
