import type { PolicyTenant } from '../../../simulator/doors/policy'

type Policies = PolicyTenant['conditionalAccessPolicies']

/** What was done to the policies of a tenant since it came. */
export interface PolicyChanges {
  /** Those that were changed or added, as they are now. */
  readonly put: Policies
  /** Ids of those that were taken away. */
  readonly removed: readonly string[]
}

/** What leads from `before` to `after`. The same object is the same policy. */
export function changesSince(before: Policies, after: Policies): PolicyChanges {
  const were = new Set(before)
  const now = new Set(after.map(({ id }) => id))
  return {
    put: after.filter((policy) => !were.has(policy)),
    removed: before.flatMap(({ id }) => (now.has(id) ? [] : [id])),
  }
}

/** `before` with what was done to it: in its order, and after them what was added. */
export function withChanges(before: Policies, { put, removed }: PolicyChanges): Policies {
  if (put.length === 0 && removed.length === 0) return before
  const changed = new Map(put.map((policy) => [policy.id, policy]))
  const gone = new Set(removed)
  const known = new Set(before.map(({ id }) => id))
  return [
    ...before.flatMap((policy) => (gone.has(policy.id) ? [] : [changed.get(policy.id) ?? policy])),
    ...put.filter(({ id }) => !known.has(id)),
  ]
}

/** The changes without those of one policy: it is as it came, or not there any more if it was added. */
export function without({ put, removed }: PolicyChanges, id: string): PolicyChanges {
  return { put: put.filter((policy) => policy.id !== id), removed: removed.filter((each) => each !== id) }
}
