import type { TraceEvent } from '../../simulator/doors/view'
import type { LabControl } from './lab-store'

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

const labs = new Map<string, () => Promise<LabControl>>()

/** Lets the page reach the lab of a flow, until the returned function is called. `wake` brings it to life, once. */
export function offerLab(flow: string, wake: () => Promise<LabControl>): () => void {
  labs.set(flow, wake)
  return () => {
    if (labs.get(flow) === wake) labs.delete(flow)
  }
}

/** The lab of a flow on this page, alive. @throws Error when the page has none, or it does not come */
export async function labOf(flow: string): Promise<LabControl> {
  const wake = labs.get(flow)
  if (!wake) throw new Error(`No lab on this page plays "${flow}".`)
  return wake()
}
