import type { Clock } from '../core/clock'
import type { ActorId, TraceEvent, TraceEventBody } from './event'

/** The append-only log of a run. */
export interface TraceLog {
  readonly events: readonly TraceEvent[]
  append(actor: ActorId, body: TraceEventBody, cause: number | null): number
}

export function createLog(clock: Clock): TraceLog {
  const events: TraceEvent[] = []
  return {
    events,
    append: (actor, body, cause) => {
      const seq = events.length
      events.push({ seq, at: clock.now(), actor, cause, ...body })
      return seq
    },
  }
}
