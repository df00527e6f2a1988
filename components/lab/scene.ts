import type { InRun, TraceEvent } from '../../simulator/doors/view'

/** A state of the lab that a text asks for: the reader scrolled to where it matters. */
export interface Scene {
  /** Flow slug of the lab that is meant. */
  readonly flow: string
  /** The first step that has this. Without it: the beginning, or the step of `seq`. */
  readonly at?: InRun
  /** Switches other than the default, by name. */
  readonly switches?: Readonly<Record<string, string>>
  /** Show the step that the event with this `seq` belongs to. */
  readonly seq?: number
  /** Show where this first stands in the run, and light it. */
  readonly show?: InRun
  /** The reader asked for it by pressing something: follow even with the lab in hand. With `switches`, begin a new run. */
  readonly insist?: boolean
  /** With `switches`: what of each run is kept back until the text lets it go. */
  readonly hold?: Hold
  /** What was kept back is shown. */
  readonly release?: boolean
}

/** The `seq` from which on a run is kept back, because its reader is to answer first; undefined for a run with nothing to keep back. */
export type Hold = (events: readonly TraceEvent[]) => number | undefined

const EVENT = 'tenant-lab:scene'

/** Asks the lab on this page for a scene. A lab that its reader has taken in hand does not follow. */
export function requestScene(scene: Scene): void {
  window.dispatchEvent(new CustomEvent<Scene>(EVENT, { detail: scene }))
}

const ASK = 'tenant-lab:ask-for-scene'

/** Asks the text beside a lab to say again which scene it speaks of. */
export function askForScene(): void {
  window.dispatchEvent(new Event(ASK))
}

/** Calls `listener` whenever a lab asks for its scene, until the returned function is called. */
export function onAskForScene(listener: () => void): () => void {
  window.addEventListener(ASK, listener)
  return () => window.removeEventListener(ASK, listener)
}

/** Calls `listener` for every scene asked for, until the returned function is called. */
export function onScene(listener: (scene: Scene) => void): () => void {
  const handle = (event: Event) => listener((event as CustomEvent<Scene>).detail)
  window.addEventListener(EVENT, handle)
  return () => window.removeEventListener(EVENT, handle)
}
