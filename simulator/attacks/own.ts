import type { ActorId, TraceEvent } from '../trace/event'
import { opening } from '../trace/select/trace-index'

/** Everybody who tells the thief what they see: the thief, and what belongs to them. */
export function ownOf(events: readonly TraceEvent[], thief: ActorId): ReadonlySet<ActorId> {
  const cast = opening(events)?.parties ?? []
  return new Set([thief, ...cast.flatMap(({ id, belongsTo }) => (belongsTo === thief ? [id] : []))])
}
