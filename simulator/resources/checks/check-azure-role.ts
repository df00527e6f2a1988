import { compileAccess } from '../../access/azure-rbac/compile'
import { evaluateAccess } from '../../access/azure-rbac/evaluate'
import type { AzureAccess } from '../../directory/azure-access'
import { findUser, groupsAround } from '../../directory/queries'
import { subjectOf } from '../../tokens/claims'
import { type Check, passed } from '../../trace/checklist'
import { type Caller, refuseBearer, type Verified } from '../resource-request'

/** Whether roles of Azure let the caller do what the endpoint does. */
export type AzureRole = Check<Verified & { readonly oid: string }, { readonly caller: Caller }>

/**
 * Azure RBAC decides (decision 049), at the moment of the request: roles are no claims of the token. It is asked by `oid`, so an
 * application and a managed identity are asked about as themselves, and a person with the groups that they are in. Where an application
 * acts for a person, it needs one of the endpoint's scopes as well.
 * https://learn.microsoft.com/azure/role-based-access-control/overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource
 * @param access who may do what, as it is then
 */
export function azureRole(access: () => AzureAccess): AzureRole {
  return {
    name: 'azure-role',
    spec: 'azure-rbac#how-it-decides',
    look: ({ claims, oid, directory, endpoint, audiences }) => {
      const question = endpoint.azure
      const subject = subjectOf(claims)
      if (subject === undefined || !question || (subject === 'person' && endpoint.scopes.length === 0))
        return refuseBearer(
          'Nothing here is for people.',
          'This access token opens nothing here.',
          'insufficient_scope',
        )
      const scopes = (claims.scp ?? '').split(' ')
      // Whoever does not look for whom a token was made cannot know whose scopes these are.
      const looks = audiences !== 'any'
      if (subject === 'person' && looks && !endpoint.scopes.some((each) => scopes.includes(each)))
        return refuseBearer(
          `scp is ${claims.scp || 'empty'}; for a person this needs ${endpoint.scopes.join(' or ')}.`,
          'The access token does not carry a permission that this needs.',
          'insufficient_scope',
          { expected: endpoint.scopes.join(' or '), came: claims.scp || 'none' },
        )
      const groupIds = new Set(groupsAround(directory.tenant, oid).map(({ id }) => id.toLowerCase()))
      const principal = { id: oid, groupIds, groupDoubt: () => null }
      const { result, because } = evaluateAccess(compileAccess(access()), { principal, ...question })
      const plane = question.isDataAction ? 'data plane' : 'control plane'
      const caller: Caller =
        subject === 'person'
          ? { kind: 'person', userId: oid, scopes }
          : { kind: 'application', servicePrincipalId: oid, roles: [] }
      const client =
        subject === 'person' ? (findUser(directory.tenant, oid)?.userPrincipalName ?? oid) : claims.appid
      return result === 'allowed'
        ? passed(`${question.action}, on the ${plane}: ${because}`, { caller })
        : refuseBearer(
            `${question.action}, on the ${plane}: ${because}`,
            `The client '${client}' with object id '${oid}' does not have authorization to perform action '${question.action}' over scope '${question.scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
            'insufficient_scope',
          )
    },
  }
}
