import type { Later } from '../../run/intervention'
import type { TraceEvent } from '../event'
import { momentOf } from './passage'

/** Something that a message can be held until, and the event by which it has happened. */
export interface Happening {
  readonly seq: number
  readonly until: Later
}

/** What happens after message `seq` in this run: each answer that somebody gives, and each request that sets out. */
export function latersAfter(events: readonly TraceEvent[], seq: number): readonly Happening[] {
  return events.flatMap((event): Happening[] => {
    if (event.seq <= seq) return []
    if (event.type === 'prompt-answered') return [{ seq: event.seq, until: { after: event.index + 1 } }]
    const until = event.type === 'request-sent' ? momentOf(events, event.seq) : undefined
    return until ? [{ seq: event.seq, until }] : []
  })
}
