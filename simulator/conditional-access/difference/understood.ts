import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { lostMembers } from '../../directory/lost-members'
import { lostParts } from '../../directory/lost-parts'
import { unknownMembers } from '../caveats/unknown-members'
import { standingOf } from '../validity'
import { changesOf, isRenamed, type PolicyChange } from './changes'

/** Policies that differ, and in what. */
export interface Told {
  /** In what is written: what a call of Graph can change. */
  readonly changes: readonly PolicyChange[]
  /** In what is understood alone. Null and missing are the same to Graph; where an export lost a member they are not. */
  readonly unread: readonly PolicyChange[]
  /** Of both, those by which something may be decided otherwise: a policy that is called otherwise decides as it did. */
  readonly deciding: readonly PolicyChange[]
}

/** The policies that are not the same before and after, or not as well understood. */
export function policiesTold(
  before: readonly ConditionalAccessPolicy[],
  after: readonly ConditionalAccessPolicy[],
): Told {
  const changes = changesOf(before, after)
  const written = new Set(changes.filter((each) => !isRenamed(each)).map(({ id }) => id))
  const old = new Map(before.map((policy) => [policy.id, policy]))
  const unread = after.flatMap((policy): PolicyChange[] => {
    const was = old.get(policy.id)
    if (!was || was === policy || written.has(policy.id) || understood(was) === understood(policy)) return []
    const displayName = policy.displayName || policy.id
    return [{ kind: 'changed', id: policy.id, displayName, before: was, after: policy }]
  })
  return { changes, unread, deciding: [...changes.filter(({ id }) => written.has(id)), ...unread] }
}

/** What is not understood of a policy, as a text: a policy that is off decides nothing, however little is known of it. */
function understood(policy: ConditionalAccessPolicy): string {
  if (policy.state === 'disabled') return ''
  return JSON.stringify([
    standingOf(policy)?.reason,
    [...lostParts(policy)].sort(),
    lostMembers(policy).map(({ path }) => path.join('.')),
    unknownMembers(policy),
  ])
}
