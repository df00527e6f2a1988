import type { ActorId, EventOf } from '../../../../simulator/doors/view'
import type { Trace } from '../../../_build/exercise'

/** The APIs of a run. */
export function resourcesOf(trace: Trace): readonly ActorId[] {
  const started = trace.find((event) => event.type === 'run-started')
  return (started?.parties ?? []).filter(({ kind }) => kind === 'resource').map(({ id }) => id)
}

/** The answers of the APIs of a run, in order. */
export function answersOfTheApi(trace: Trace): readonly EventOf<'response-received'>[] {
  const resources = resourcesOf(trace)
  return trace.filter(
    (event): event is EventOf<'response-received'> =>
      event.type === 'response-received' && resources.includes(event.actor),
  )
}
