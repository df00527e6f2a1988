import type { EventOf, TraceEvent } from '../event'
import { type Travelled, travelled } from '../select/refusals'
import { reasons } from './all'
import { mendsByCode } from './by-code'
import { published } from './published'
import type { Reason } from './reason'
import { type Sight, sightOf } from './sight'

/** Everything behind one refusal that the trace itself does not say. */
export interface Explanation {
  readonly reason: Reason | undefined
  readonly sight: Sight
  readonly travelled: Travelled
  /** How Microsoft's list describes the code; absent where it does not, or where there is none. */
  readonly published?: string
}

/** Explains a failed check: what it stops, where one would see it, what mends it, and what the product calls it. */
export function explain(events: readonly TraceEvent[], check: EventOf<'check-failed'>): Explanation {
  const text = publishedFor(check.check, check.error.code)
  return {
    reason: reasonOf(check.check, check.error.code),
    sight: sightOf(events, check),
    travelled: travelled(events, check),
    ...(text !== undefined && { published: text }),
  }
}

/** What the check of this name stops, and what mends its refusal with `code`. */
function reasonOf(check: string, code: number | undefined): Reason | undefined {
  const reason = Object.hasOwn(reasons, check) ? reasons[check] : undefined
  const mend = code === undefined ? undefined : mendsByCode[check]?.[code]
  return reason && mend ? { stops: reason.stops, ...mend } : reason
}

/** How Microsoft's list describes `code`. It has 70018 for what a person types, and the lab also for a device code that nobody was given. */
function publishedFor(check: string, code: number | undefined): string | undefined {
  if (code === undefined || (code === 70018 && check !== 'user-code-known')) return undefined
  return published[code]
}
