import type { TraceEvent } from '../../simulator/doors/view'

/** What a lab tells the page about its run, each time the run comes to a stop. */
export interface PublishedRun {
  /** Flow slug. */
  readonly flow: string
  readonly events: readonly TraceEvent[]
  readonly status: 'awaiting' | 'ended' | 'crashed'
  /** The switches the run was made with: all of them, by name. */
  readonly switches: Readonly<Record<string, string>>
}

let last: PublishedRun | undefined
const listeners = new Set<(run: PublishedRun) => void>()

/** Tells the page about a run: texts beside the lab grade it. */
export function publishRun(run: PublishedRun): void {
  last = run
  for (const listener of listeners) listener(run)
}

/** Calls `listener` for the last run, if there was one, and for every run from now on, until the returned function is called. */
export function onRun(listener: (run: PublishedRun) => void): () => void {
  listeners.add(listener)
  if (last) listener(last)
  return () => {
    listeners.delete(listener)
  }
}
