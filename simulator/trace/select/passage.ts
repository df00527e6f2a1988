import type { Moment } from '../../run/intervention'
import type { ActorId, EventOf, TraceEvent } from '../event'
import { type Message, traceIndex } from './trace-index'

/** A message as whoever lays hands on it counts it: before anything was done to it. */
interface Passage {
  readonly seq: number
  readonly from: ActorId
  readonly to: ActorId
  readonly path: string
}

/** The moment at which message `seq` sets out, as an intervention names it; undefined where that event is no message. */
export function momentOf(
  events: readonly TraceEvent[],
  seq: number,
): Extract<Moment, { readonly message: number }> | undefined {
  const passages = passagesIn(events)
  const own = passages.find((each) => each.seq === seq)
  if (!own) return undefined
  const { from, to, path } = own
  // Of those to this path: a message more on the way there, after another switch, is not counted.
  const alike = passages.filter(
    (each) => each.from === from && each.to === to && each.path.endsWith(path) && each.seq <= seq,
  )
  return { message: alike.length, from, to, path }
}

function passagesIn(events: readonly TraceEvent[]): Passage[] {
  const { requests } = traceIndex(events)
  const passages = events.flatMap((event): Passage[] => {
    if (event.type === 'request-sent') return [wayOf(event)]
    if (event.type === 'response-received') return backTo(event.actor, event.from, event.seq)
    return event.type === 'no-answer' ? lostAnswer(event) : []
  })
  return passages

  function backTo(from: ActorId, to: ActorId, seq: number): Passage[] {
    const answered = events[seq]
    const request = answered?.type === 'response-received' ? requests.get(answered.exchange) : undefined
    return request ? [{ seq, from, to, path: wayOf(request).path }] : []
  }

  /** An answer that set out and was dropped: what it is lost by follows from something else than its request setting out. */
  function lostAnswer({ seq, actor, from, cause }: EventOf<'no-answer'>): Passage[] {
    if (cause === null || events[cause]?.type === 'request-sent') return []
    const asked = events.findLast(
      (event) => event.seq < seq && event.type === 'request-sent' && event.actor === actor,
    )
    return asked?.type === 'request-sent' ? [{ seq, from, to: actor, path: wayOf(asked).path }] : []
  }
}

function wayOf({ seq, actor, to, request, meant }: EventOf<'request-sent'>): Passage {
  return { seq, from: actor, to: meant?.to ?? to, path: meant?.path ?? new URL(request.url).pathname }
}

/** The message of event `seq`. */
export function messageAt(events: readonly TraceEvent[], seq: number): Message | undefined {
  const event = events[seq]
  return event?.type === 'request-sent' || event?.type === 'response-received' ? event : undefined
}
