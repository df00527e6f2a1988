import { OUTSIDE } from '../../run/intervention'
import type { EventOf, Outcome, TraceEvent } from '../event'
import { isRefusal } from './why'

/** What came of what somebody outside did to a message: who noticed first and by which check, or which message had no answer. */
export interface CameOf {
  readonly noticed?: EventOf<'check-failed'>
  readonly lost?: EventOf<'no-answer'> | EventOf<'dns-failure'>
}

/** What followed the first thing that its reader did to a message; undefined where that was nothing. What the story itself does is no deed of theirs. */
export function cameOf(events: readonly TraceEvent[]): CameOf | undefined {
  const first = events.find(
    (event) =>
      event.actor === OUTSIDE && (event.type === 'tampered' || event.type === 'interfered') && !event.byStory,
  )
  if (!first) return undefined
  for (const event of events.slice(first.seq)) {
    if (isRefusal(event)) return { noticed: event }
    if (event.type === 'dns-failure' || (event.type === 'no-answer' && !wentOn(events, event)))
      return { lost: event }
  }
  return {}
}

/** Whether the message that had no answer was held, and went on after its sender had given up: what comes of it is still to come. */
function wentOn(events: readonly TraceEvent[], { cause, seq }: EventOf<'no-answer'> & TraceEvent): boolean {
  const held = events[cause ?? -1]?.cause
  return events.some((event) => event.seq > seq && event.type === 'interfered' && event.cause === held)
}

/** Whether two runs ended in the same way: then nobody has noticed. */
export function sameEnd(one: Outcome | undefined, other: Outcome | undefined): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}
