import type { EventOf } from '../../../../simulator/doors/view'
import type { Trace, Verdict } from '../../../_build/exercise'

const NOTEBOOK = 'notebook'

type Answer = EventOf<'response-received'> & Trace[number]

/** When Mallory comes back: by then somebody has noticed. */
export function cameBack(trace: Trace): number | undefined {
  return trace.find(
    (event) => event.type === 'request-sent' && event.to === NOTEBOOK && event.request.url.endsWith('/later'),
  )?.seq
}

/** The answers to the notebook, or to the job, of one party after an event. */
export function answersTo(trace: Trace, to: string, by: string, after: number): readonly Answer[] {
  return trace.filter(
    (event): event is Answer =>
      event.type === 'response-received' && event.from === to && event.actor === by && event.seq > after,
  )
}

/** An answer of the token endpoint, by its exchange. */
export function isOfTokenEndpoint(trace: Trace, { exchange }: Answer): boolean {
  return trace.some(
    (event) =>
      event.type === 'request-sent' && event.exchange === exchange && event.request.url.endsWith('/token'),
  )
}

export function settingOf([start]: Trace, name: string): string | undefined {
  return start?.type === 'run-started' ? start.switches[name] : undefined
}

export function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
