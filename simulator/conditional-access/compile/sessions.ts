import type { SessionOutcome } from '../decision'
import { combined } from '../session-controls/combined'
import { bounded } from './bounded'
import type { Applying } from './compiled'

const KEPT = 4096

/** `combined`, worked out once for each set of policies of a tenant. */
export function sessions(): (applying: readonly Applying[]) => SessionOutcome {
  const kept = bounded<string, SessionOutcome>(KEPT)
  return (applying) => {
    let key = ''
    for (const { policy } of applying) if (policy.hasSession) key += `${policy.index},`
    return kept.get(key) ?? kept.set(key, combined(applying.map(({ policy }) => policy.policy)))
  }
}
