import type { AzureRoleAssignment } from '../../directory/azure-access'
import { parseScope, ROOT } from '../../directory/azure-scope'
import type { CompiledAccess } from './compile'
import type { AccessPrincipal } from './decision'

/**
 * Role assignments of whoever asks at scopes inside of `scope`: they do not reach it, which surprises who asks too high up. What is
 * below a management group, its words do not say.
 */
export function assignmentsBelow(
  { byPrincipal }: CompiledAccess,
  { id, groupIds }: AccessPrincipal,
  scope: string,
): readonly AzureRoleAssignment[] {
  const read = parseScope(scope)
  if ('problem' in read) return []
  const inside = read.key === ROOT ? ROOT : `${read.key}/`
  return [id.toLowerCase(), ...groupIds].flatMap((holder) =>
    [...(byPrincipal.get(holder) ?? [])].flatMap(([key, held]) =>
      key !== read.key && key.startsWith(inside) ? held.map(({ assignment }) => assignment) : [],
    ),
  )
}
