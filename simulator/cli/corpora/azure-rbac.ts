import { problemOfAction } from '../../access/azure-rbac/action-pattern'
import { compileAccess } from '../../access/azure-rbac/compile'
import { parseCondition } from '../../access/azure-rbac/condition/parse'
import { evaluateAccess } from '../../access/azure-rbac/evaluate'
import type { AzurePermission, AzureRoleDefinition } from '../../directory/azure-access'
import { azureAccessOf } from '../../interchange/azure-access-of'
import { importFiles } from '../../interchange/import-files'
import { type Corpus, type Finding, holds, same } from './corpus'

const FILE = 'azure-rbac/built-in-roles-raw.json'
const SCOPE = '/subscriptions/11111111-1111-1111-1111-111111111111'

/**
 * Microsoft's built-in roles: each comes in through the importer as it is published; each of its conditions is read; and whoever has it
 * is allowed every action that it names and does not take away, on its plane, and denied one that it does not name.
 */
export const azureRbac: Corpus = {
  name: 'azure-rbac',
  examine: async (read) => {
    const published = (await read(FILE)) as readonly Required<AzureRoleDefinition>[]
    const bytes = new TextEncoder().encode(JSON.stringify(published))
    const { azure, problems, unknown } = importFiles([{ name: FILE, bytes }])
    const { roleDefinitions } = azureAccessOf(azure)
    return [
      same('roles that come in', roleDefinitions.length, published.length),
      same('problems and what is not understood', [...problems, ...unknown], []),
      ...published.flatMap((role) => {
        const imported = roleDefinitions.find(({ name }) => name === role.name)
        return imported
          ? examined(role, imported)
          : [{ item: role.roleName ?? '', problem: 'did not come in' }]
      }),
    ]
  },
}

const LINES = ['actions', 'notActions', 'dataActions', 'notDataActions'] as const

function examined(role: Required<AzureRoleDefinition>, imported: AzureRoleDefinition): readonly Finding[] {
  const name = role.roleName ?? role.name
  const lines = (of: AzureRoleDefinition) =>
    (of.permissions ?? []).map((each) => [...LINES.map((line) => each[line] ?? []), each.condition ?? null])
  const permissions = role.permissions ?? []
  return [
    same(`${name}: its lines`, lines(imported), lines(role)),
    ...permissions.flatMap(({ condition }, at) =>
      condition ? [conditionRead(`${name}, condition ${at}`, condition)] : [],
    ),
    same(`${name}: what it grants`, granted(imported, permissions), []),
  ]
}

function conditionRead(item: string, condition: string): Finding {
  const parsed = parseCondition(condition)
  return holds(item, 'node' in parsed, 'problem' in parsed ? parsed.problem : '')
}

/** Lines of which an action is not answered as the role says. */
function granted(role: AzureRoleDefinition, permissions: readonly AzurePermission[]): readonly string[] {
  const compiled = compileAccess({
    roleDefinitions: [role],
    roleAssignments: [{ id: 'a', principalId: 'ada', roleDefinitionId: role.name, scope: SCOPE }],
    denyAssignments: [],
    hierarchy: [{ id: SCOPE, parent: null }],
  })
  const principal = { id: 'ada', groupIds: new Set<string>(), groupDoubt: () => null }
  const asked = (action: string, isDataAction: boolean) =>
    evaluateAccess(compiled, { principal, action, isDataAction, scope: SCOPE }).result
  const wrong: string[] = []
  for (const each of permissions) {
    const planes = [
      [each.actions ?? [], each.notActions ?? [], false],
      [each.dataActions ?? [], each.notDataActions ?? [], true],
    ] as const
    for (const [includes, excludes, isDataAction] of planes) {
      for (const pattern of includes) {
        const action = actionOf(pattern)
        if (action === null || permissions.some((other) => takesAway(other, action, isDataAction))) continue
        const result = asked(action, isDataAction)
        // What a condition decides is not known here.
        const isConditional = permissions.some(({ condition }) => condition)
        if (result !== 'allowed' && !(isConditional && result === 'notCertain'))
          wrong.push(`${pattern}: ${result}`)
      }
      for (const pattern of excludes) {
        const action = actionOf(pattern)
        if (permissions.length === 1 && action !== null && asked(action, isDataAction) !== 'denied')
          wrong.push(`${pattern}: not taken away`)
      }
    }
  }
  const all = permissions.flatMap(({ actions, dataActions }) => [...(actions ?? []), ...(dataActions ?? [])])
  if (
    !all.some((pattern) => pattern.startsWith('*')) &&
    asked('Microsoft.Nothing/things/read', false) !== 'denied'
  )
    wrong.push('an action that it does not name')
  return wrong
}

/** One action that a pattern means; null for what is no action at all, as with a space or a slash at its end. */
function actionOf(pattern: string): string | null {
  const action = pattern.replaceAll('*', 'Microsoft.Nothing/things/read')
  return problemOfAction(action) === null ? action : null
}

function takesAway(
  { notActions, notDataActions }: AzurePermission,
  action: string,
  isDataAction: boolean,
): boolean {
  const excludes = (isDataAction ? notDataActions : notActions) ?? []
  // With a plain expression, and not by the code that is examined.
  return excludes.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
    return new RegExp(`^${parts.join('.*')}$`, 'i').test(action)
  })
}
