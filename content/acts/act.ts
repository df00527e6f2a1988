import type { ActorId, Step } from '../../simulator/doors/view'
import type { Trace } from '../_build/exercise'

/** What a reader did in the lab. */
export interface Deed {
  /** Their run: all of it, also what they have not played yet. */
  readonly trace: Trace
  readonly steps: readonly Step[]
  /** The event that the selected step is about; undefined before the first step. */
  readonly seq?: number
  /** The party that was picked. */
  readonly party?: ActorId
}

/** What is said to it. A wrong one is told what it is, and never what it should have been. */
export interface Graded {
  readonly done: boolean
  readonly says: string
}

/** One small thing to do after an idea, graded on the spot. */
export interface Act {
  readonly id: string
  /** What to do, in one line. */
  readonly task: string
  /** How it is done: by selecting a message of the run, by picking a party, or by making a run in which it happens. */
  readonly by: 'message' | 'party' | 'run'
  /** Where a run is made otherwise than by a switch: what its reader changes in the directory, or does in the browser. */
  readonly opens?: 'change' | 'browser'
  check(deed: Deed): Graded
}

export const done = (says: string): Graded => ({ done: true, says })
export const notYet = (says: string): Graded => ({ done: false, says })

/** Said where the whole run, also what has not been played of it, lacks what is asked about. */
export const ANOTHER_RUN = 'Put back what was changed in it, and look again.'
