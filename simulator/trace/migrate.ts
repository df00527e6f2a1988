import { TRACE_VERSION, type TraceEvent } from './event'

export type ReadTrace =
  | { readonly ok: true; readonly events: readonly TraceEvent[] }
  | { readonly ok: false; readonly says: string }

/**
 * Takes in a trace from a file: the one made at build time, or one somebody saved. An older version is brought up to date
 * here, one step a version; a newer one, or something that is no trace, is refused with a sentence for a person.
 */
export function readTrace(candidate: unknown): ReadTrace {
  if (!Array.isArray(candidate) || candidate.length === 0)
    return { ok: false, says: 'This is not a trace: it holds no events.' }
  const rows = candidate as readonly Partial<TraceEvent>[]
  const first = rows[0]
  if (first?.type !== 'run-started')
    return { ok: false, says: 'This is not a trace: it does not begin with a run.' }
  if (first.version !== TRACE_VERSION)
    return {
      ok: false,
      says: `This trace has version ${String(first.version)}; this page reads version ${TRACE_VERSION}.`,
    }
  const dense = rows.every(
    (event, seq) =>
      typeof event === 'object' &&
      event !== null &&
      event.seq === seq &&
      typeof event.type === 'string' &&
      typeof event.at === 'number',
  )
  return dense
    ? { ok: true, events: rows as readonly TraceEvent[] }
    : { ok: false, says: 'This trace is damaged: its events do not follow one another.' }
}
