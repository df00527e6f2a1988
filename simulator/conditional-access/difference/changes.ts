import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { canonical } from './same'

/** A policy that is not the same before and after. */
export interface PolicyChange {
  readonly kind: 'added' | 'changed' | 'removed'
  readonly id: string
  readonly displayName: string
  readonly before: ConditionalAccessPolicy | null
  readonly after: ConditionalAccessPolicy | null
}

type Json = Readonly<Record<string, unknown>>

/** The policies that were added, changed or removed, in the order of `after`, then those removed. */
export function changesOf(
  before: readonly ConditionalAccessPolicy[],
  after: readonly ConditionalAccessPolicy[],
): readonly PolicyChange[] {
  const old = new Map(before.map((policy) => [policy.id, policy]))
  const now = new Map(after.map((policy) => [policy.id, policy]))
  const called = (policy: ConditionalAccessPolicy) => policy.displayName || policy.id
  return [
    ...after.flatMap((policy): PolicyChange[] => {
      const was = old.get(policy.id) ?? null
      if (was === policy || (was && Object.keys(membersChanged(was, policy)).length === 0)) return []
      const kind = was ? 'changed' : 'added'
      return [{ kind, id: policy.id, displayName: called(policy), before: was, after: policy }]
    }),
    ...before.flatMap((policy): PolicyChange[] =>
      now.has(policy.id)
        ? []
        : [{ kind: 'removed', id: policy.id, displayName: called(policy), before: policy, after: null }],
    ),
  ]
}

/** Whether a policy decides as it did: it is called otherwise, and that is all. */
export function isRenamed({ before, after }: PolicyChange): boolean {
  return (
    before !== null &&
    after !== null &&
    Object.keys(membersChanged(before, after)).every((member) => member === 'displayName')
  )
}

/** What Graph sets itself. https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy#properties */
const READ_ONLY = new Set([
  'id',
  'createdDateTime',
  'modifiedDateTime',
  'deletedDateTime',
  'templateId',
  'partialEnablementStrategy',
])

/** The members that a policy has besides what Graph sets itself; of what is written of a strength, its id. */
export function writable(policy: ConditionalAccessPolicy): Json {
  const members = without({ ...policy })
  const { grantControls } = policy
  if (!grantControls?.authenticationStrength?.id) return members
  const authenticationStrength = { id: grantControls.authenticationStrength.id }
  return { ...members, grantControls: { ...without({ ...grantControls }), authenticationStrength } }
}

/**
 * The members of `after` that are not as in `before`, of the conditions one by one; null for what is gone.
 * https://learn.microsoft.com/graph/api/conditionalaccesspolicy-update
 */
export function membersChanged(before: ConditionalAccessPolicy, after: ConditionalAccessPolicy): Json {
  const changed = differing(writable(before), writable(after))
  if (!('conditions' in changed) || !before.conditions || !after.conditions) return changed
  return {
    ...changed,
    conditions: differing(without({ ...before.conditions }), without({ ...after.conditions })),
  }
}

function differing(before: Json, after: Json): Json {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    names.flatMap((name) =>
      canonical(before[name] ?? null) === canonical(after[name] ?? null) ? [] : [[name, after[name] ?? null]],
    ),
  )
}

function without(members: Json): Json {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => !READ_ONLY.has(name) && !name.includes('@odata')),
  )
}
