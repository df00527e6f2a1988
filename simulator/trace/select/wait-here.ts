import type { Moment } from '../../run/intervention'
import type { TraceEvent } from '../event'
import { momentOf } from './passage'

/**
 * The moment at which time passes for whoever stands after `lastSeq`: when the question that is open there has been answered, or
 * before the next message sets out. Each survives replay. Undefined at the end of a run that nobody can go on with.
 */
export function waitHere(events: readonly TraceEvent[], lastSeq: number): Moment | undefined {
  const open = new Set<number>()
  for (const event of events) {
    if (event.seq > lastSeq) break
    if (event.type === 'prompt-opened') open.add(event.index)
    if (event.type === 'prompt-answered') open.delete(event.index)
  }
  const [asked] = open
  if (asked !== undefined) return { after: asked + 1 }
  const next = events.find(
    ({ seq, type }) => seq > lastSeq && (type === 'request-sent' || type === 'response-received'),
  )
  return next && momentOf(events, next.seq)
}
