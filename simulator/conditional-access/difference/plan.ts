import { membersChanged, type PolicyChange, writable } from './changes'

/** A call of Graph. */
export interface Call {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body: Readonly<Record<string, unknown>> | null
  /** The policy that it is about. */
  readonly displayName: string
}

const POLICIES = 'https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies'

/**
 * The calls that lead from before to after. What is added comes first and what is removed last, so that nothing is open in
 * between that is closed before and after.
 */
export function planOf(changes: readonly PolicyChange[]): readonly Call[] {
  const calls = changes.map(({ kind, id, displayName, before, after }): Call => {
    if (after === null) return { method: 'DELETE', url: `${POLICIES}/${id}`, body: null, displayName }
    return kind === 'added' || before === null
      ? { method: 'POST', url: POLICIES, body: writable(after), displayName }
      : { method: 'PATCH', url: `${POLICIES}/${id}`, body: membersChanged(before, after), displayName }
  })
  const order = ['POST', 'PATCH', 'DELETE']
  return calls.sort((one, other) => order.indexOf(one.method) - order.indexOf(other.method))
}
