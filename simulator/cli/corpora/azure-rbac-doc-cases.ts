import { compileAccess } from '../../access/azure-rbac/compile'
import { evaluateAccess } from '../../access/azure-rbac/evaluate'
import type { AzureDenyAssignment, AzurePermission } from '../../directory/azure-access'
import { type Corpus, type Finding, same } from './corpus'

interface Case {
  readonly action: string
  readonly isDataAction?: boolean
  readonly expected: boolean
  readonly why: string
}
interface SingleCase extends Case {
  readonly id: number
  readonly role: { readonly name: string; readonly permissions: readonly AzurePermission[] }
}
interface MultiCase extends Case {
  readonly name: string
  readonly roles: readonly AzurePermission[]
  readonly deny?: AzurePermission
}

const SCOPE = '/subscriptions/11111111-1111-1111-1111-111111111111'
const EVERYBODY = [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }]

/** The worked examples of the article on role definitions. */
export const azureRbacDocCases: Corpus = {
  name: 'azure-rbac-doc-cases',
  examine: async (read) => {
    const { single, multi } = (await read('azure-rbac-doc-cases/cases.json')) as {
      readonly single: readonly SingleCase[]
      readonly multi: readonly MultiCase[]
    }
    return [
      ...single.map((each) => examined(`${each.id} ${each.why}`, each, [each.role.permissions])),
      ...multi.map((each) =>
        examined(
          each.name,
          each,
          each.roles.map((role) => [role]),
          each.deny,
        ),
      ),
    ]
  },
}

function examined(
  item: string,
  { action, isDataAction = false, expected }: Case,
  roles: readonly (readonly AzurePermission[])[],
  deny?: AzurePermission,
): Finding {
  const denyAssignments: AzureDenyAssignment[] = deny
    ? [{ id: 'deny', scope: SCOPE, permissions: [deny], principals: EVERYBODY }]
    : []
  const compiled = compileAccess({
    roleDefinitions: roles.map((permissions, at) => ({ name: `role-${at}`, permissions })),
    roleAssignments: roles.map((_, at) => ({
      id: `assignment-${at}`,
      principalId: 'ada',
      roleDefinitionId: `role-${at}`,
      scope: SCOPE,
    })),
    denyAssignments,
    hierarchy: [{ id: SCOPE, parent: null }],
  })
  const principal = { id: 'ada', groupIds: new Set<string>(), groupDoubt: () => null }
  const { result } = evaluateAccess(compiled, { principal, action, isDataAction, scope: SCOPE })
  return same(`${item} (${action})`, result, expected ? 'allowed' : 'denied')
}
