import { applyEdit } from '../edges/apply-edit'
import type { Change, Edit } from '../edges/edge'
import type { Tenant } from '../tenant'
import { outdatedGroups } from './dynamic-members'
import { goesAlong } from './goes-along'
import { instanceFollows } from './instance-follows'

/** What follows from a change by itself, without a call of anybody. */
export interface Effect extends Omit<Change, 'call'> {
  readonly follows: true
}

/**
 * What Entra does after a change by itself: an instance follows its application, what is about a removed object goes with it, dynamic
 * groups take in and let go whom their rules select now.
 */
export function consequences(tenant: Tenant, edit: Edit): readonly Effect[] {
  const applied = applyEdit(tenant, edit)
  if (!('tenant' in applied)) return []
  const first = [
    ...instanceFollows(tenant, applied.tenant, edit),
    ...(edit.do === 'remove' ? goesAlong(tenant, edit.id) : []),
  ]
  const left = first.reduce<Tenant>((made, each) => {
    const next = applyEdit(made, each.edit)
    return 'tenant' in next ? next.tenant : made
  }, applied.tenant)
  const ruled = outdatedGroups(left).map(({ group, members }) => ({
    edit: { do: 'put', collection: 'groups', object: { id: group.id, members } } as const,
    says: `The rule of ${group.displayName} takes in ${namesOf(left, members)}.`,
  }))
  return [...first, ...ruled].map((each) => ({ ...each, follows: true }))
}

function namesOf({ users, devices }: Tenant, ids: readonly string[]): string {
  const names = [...users, ...devices].filter(({ id }) => ids.includes(id)).map((each) => each.displayName)
  if (names.length > 3) return `${names.length} of them`
  return names.join(', ') || 'nobody'
}
