import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { lostParts } from '../../directory/lost-parts'
import { membersChanged, type PolicyChange } from './changes'
import { isSame } from './same'

/** Whether a policy is another one even where each export has of the other what it lost: a loss is nothing to write. */
export function isMoreThanLost({ before, after }: PolicyChange): boolean {
  if (!before || !after) return true
  const [was, is] = [withLost(before, after), withLost(after, before)]
  return Object.keys(membersChanged(was, is)).some(
    (name) => name !== 'conditions' || !isSame(was.conditions, is.conditions),
  )
}

/** `policy`, with the parts that it lost as `other` has them. */
function withLost(policy: ConditionalAccessPolicy, other: ConditionalAccessPolicy): ConditionalAccessPolicy {
  return lostParts(policy).reduce<object>(
    (of, path) => filled(of, other, path.split('.')),
    policy,
  ) as ConditionalAccessPolicy
}

function filled(of: unknown, from: unknown, [name, ...rest]: readonly string[]): object {
  const [own, other] = [of, from].map(
    (each) => ({ ...(each as object) }) as Readonly<Record<string, unknown>>,
  )
  if (name === undefined || other?.[name] === undefined) return own ?? {}
  return {
    ...own,
    [name]:
      rest.length === 0 || own?.[name] === undefined ? other[name] : filled(own[name], other[name], rest),
  }
}
