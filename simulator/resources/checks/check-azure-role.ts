import { compileAccess } from '../../access/azure-rbac/compile'
import { evaluateAccess } from '../../access/azure-rbac/evaluate'
import type { AzureAccess } from '../../directory/azure-access'
import { groupsAround } from '../../directory/queries'
import { subjectOf } from '../../tokens/claims'
import { type Check, passed } from '../../trace/checklist'
import { type Caller, refuseBearer, type Verified } from '../resource-request'

/** Whether roles of Azure let the caller do what the endpoint does. */
export type AzureRole = Check<Verified & { readonly oid: string }, { readonly caller: Caller }>

/**
 * Azure RBAC decides (decision 049), at the moment of the request: roles are no claims of the token. It is asked by `oid`, so an
 * application and a managed identity are asked about as themselves.
 * https://learn.microsoft.com/azure/role-based-access-control/overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource
 * @param access who may do what, as it is then
 */
export function azureRole(access: () => AzureAccess): AzureRole {
  return {
    name: 'azure-role',
    spec: 'azure-rbac#how-it-decides',
    look: ({ claims, oid, directory, endpoint }) => {
      const question = endpoint.azure
      if (subjectOf(claims) !== 'application' || !question)
        return refuseBearer(
          'Nothing here is for people.',
          'This access token opens nothing here.',
          'insufficient_scope',
        )
      const groupIds = new Set(groupsAround(directory.tenant, oid).map(({ id }) => id.toLowerCase()))
      const principal = { id: oid, groupIds, groupDoubt: () => null }
      const { result, because } = evaluateAccess(compileAccess(access()), { principal, ...question })
      const plane = question.isDataAction ? 'data plane' : 'control plane'
      const caller = { kind: 'application', servicePrincipalId: oid, roles: [] } as const
      return result === 'allowed'
        ? passed(`${question.action}, on the ${plane}: ${because}`, { caller })
        : refuseBearer(
            `${question.action}, on the ${plane}: ${because}`,
            `The client '${claims.appid}' with object id '${oid}' does not have authorization to perform action '${question.action}' over scope '${question.scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
            'insufficient_scope',
          )
    },
  }
}
