import type { EventOf, TraceEvent } from '../event'

/** The request an answer belongs to. */
export function requestOf(
  events: readonly TraceEvent[],
  exchange: number,
): EventOf<'request-sent'> | undefined {
  return events.find(
    (event): event is EventOf<'request-sent'> => event.type === 'request-sent' && event.exchange === exchange,
  )
}

/** The first event: flow, seed, switches, tenant, cast. */
export function opening(events: readonly TraceEvent[]): EventOf<'run-started'> | undefined {
  const first = events[0]
  return first?.type === 'run-started' ? first : undefined
}

/** The last event of a kind up to and with `lastSeq`. */
export function latest<T extends TraceEvent['type']>(
  events: readonly TraceEvent[],
  type: T,
  lastSeq: number,
): EventOf<T> | undefined {
  return events.findLast((event): event is EventOf<T> => event.type === type && event.seq <= lastSeq)
}
