import type { EventOf } from '../../../../simulator/doors/view'
import type { Trace, Verdict } from '../../../_build/exercise'

const SERVER = 'documents-server'
const GRAPH = 'graph'
const BROWSER = 'browser'
const OUTSIDE = 'outside'

type Answer = EventOf<'response-received'> & Trace[number]

export function settingOf([start]: Trace, name: string): string | undefined {
  return start?.type === 'run-started' ? start.switches[name] : undefined
}

/** When somebody has noticed, and has done what they do: the last change from outside after the story has begun. */
export function noticed(trace: Trace): number | undefined {
  const begun = trace.findIndex(({ type }) => type === 'request-sent')
  return trace.findLast(
    ({ seq, actor, type }) =>
      actor === OUTSIDE && seq > begun && (type === 'directory-changed' || type === 'clock-advanced'),
  )?.seq
}

/** Each time Graph gave mail to the server of the app. */
export function readings(trace: Trace): readonly Answer[] {
  return trace.filter(
    (event): event is Answer =>
      event.type === 'response-received' &&
      event.actor === GRAPH &&
      event.from === SERVER &&
      event.response.status === 200,
  )
}

/** Where Ada’s browser asks for a sign-in once more. */
export function signInAgain(trace: Trace): number | undefined {
  const since = noticed(trace)
  if (since === undefined) return undefined
  return trace.find(
    (event) =>
      event.seq > since &&
      event.type === 'request-sent' &&
      event.actor === BROWSER &&
      event.request.url.includes('/authorize?'),
  )?.seq
}

export function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
