import type { SessionOutcome } from '../decision'
import { combined } from '../session-controls/combined'
import type { Applying } from './compiled'

/** Sets of policies, over all of them; a page that lives for days starts afresh now and then. */
const KEPT = 4096

/** Policies that ask something of the session, one after the other, and what comes of those so far. */
interface Step {
  readonly next: Map<number, Step>
  outcome: SessionOutcome | undefined
}

/** `combined`, worked out once for each set of policies of a tenant. */
export function sessions(): (applying: readonly Applying[]) => SessionOutcome {
  let first = step()
  let steps = 0
  return (applying) => {
    let at = first
    for (const { policy } of applying) {
      if (!policy.hasSession) continue
      let next = at.next.get(policy.index)
      if (next === undefined) {
        next = step()
        at.next.set(policy.index, next)
        steps++
      }
      at = next
    }
    at.outcome ??= combined(applying.map(({ policy }) => policy.policy))
    const { outcome } = at
    if (steps > KEPT) {
      first = step()
      steps = 0
    }
    return outcome
  }
}

function step(): Step {
  return { next: new Map(), outcome: undefined }
}
