import type { CheckFields, EventOf, TraceEvent } from '../event'
import { isNotYet } from '../not-yet'
import { stepEventOf } from './steps'

/** The chain of causes that ends in `seq`, oldest first. */
export function causes(events: readonly TraceEvent[], seq: number): TraceEvent[] {
  const chain: TraceEvent[] = []
  let at: number | null = seq
  while (at !== null) {
    const event: TraceEvent | undefined = events[at]
    if (!event) break
    chain.unshift(event)
    at = event.cause
  }
  return chain
}

/** The check of an application that goes on with no answer but a success: another party has said no, or somebody made it look so. */
export const DECLINED = 'api-answers'

/**
 * The check that decided a refused run: the last one that failed. Where an application has only met a no, the last one that failed
 * while its request was answered, at the API or behind it. Undefined when nothing failed.
 */
export function decidingCheck(events: readonly TraceEvent[]): EventOf<'check-failed'> | undefined {
  const last = events.findLast(isRefusal)
  if (last?.check !== DECLINED) return last
  const answer = last.cause === null ? undefined : events[last.cause]
  if (answer?.type !== 'response-received') return last
  const sent = events.findLastIndex(
    (event) => event.type === 'request-sent' && event.exchange === answer.exchange,
  )
  return events.slice(sent, last.seq).findLast(isRefusal) ?? last
}

/** Whether a check has failed for good: "not yet" is no refusal (RFC 8628 section 3.5). */
export function isRefusal(event: TraceEvent): event is EventOf<'check-failed'> {
  return event.type === 'check-failed' && !isNotYet(event.error.error)
}

/** Why a refused run was refused: the causes of the check that decided it, oldest first; empty when nothing was refused. */
export function why(events: readonly TraceEvent[]): TraceEvent[] {
  const check = decidingCheck(events)
  return check ? causes(events, check.seq) : []
}

/** The checks that belong to the message or act `seq`: those that follow from it before anything else is said. */
export function checksOf(
  events: readonly TraceEvent[],
  seq: number,
): (CheckFields & { readonly seq: number; readonly passed: boolean })[] {
  return events.flatMap((event) =>
    (event.type === 'check-passed' || event.type === 'check-failed') &&
    stepEventOf(events, event.seq)?.seq === seq
      ? [
          {
            seq: event.seq,
            check: event.check,
            spec: event.spec,
            says: event.says,
            passed: event.type === 'check-passed',
          },
        ]
      : [],
  )
}
