import type { RunInput } from '../../simulator/doors/index'
import type { TraceEvent } from '../../simulator/doors/view'

/** The record of one run. */
export type Trace = readonly TraceEvent[]

/** The inputs of a run that a reader sets: switches before pressing play, answers on the way, and what they change from outside. */
export interface RunSetup extends Pick<RunInput, 'answers' | 'interventions'> {
  readonly switches: Readonly<Record<string, string>>
}

/** What a reader did: runs, oldest first, and what was picked from `choices` or from `pairs`. */
export interface Attempt {
  readonly runs: readonly RunSetup[]
  readonly choice?: string
  readonly matched?: Matched
}

/** By the value of a row: the value of the option that was picked for it. */
export type Matched = Readonly<Record<string, string>>

/** What is handed in beside the newest trace. */
export interface Submission {
  /** Earlier runs of the reader, oldest first. */
  readonly earlier: readonly Trace[]
  readonly choice?: string
  readonly matched?: Matched
}

/** INVARIANT: `because` holds `seq`s of events of the graded trace: a verdict points at what happened. */
export interface Verdict {
  readonly passed: boolean
  readonly because: readonly number[]
  readonly says: string
}

/** One possible answer, made from the trace. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** A task that the engine grades. It opens alone: nothing is inherited from another exercise. */
export interface Exercise {
  readonly id: string
  /** The task, in a sentence or two. */
  readonly prompt: string
  /** What a reader who has only arrived would hand in: it must fail. */
  readonly start: Attempt
  /** A way to do it: it must pass. */
  readonly solution: Attempt
  /** The solution in words. */
  readonly solutionSays: string
  readonly hints: readonly string[]
  /** What there is to pick from, as a heading: given with `choices` or `pairs`. */
  readonly legend?: string
  /** From which event on a run would give the answer away: the lab keeps it back until the task is done. Undefined for a run that does not. */
  holds?(trace: Trace): number | undefined
  /** The answers to pick from, when the task asks for one. Empty: nothing in this trace to pick from. */
  choices?(trace: Trace): readonly Choice[]
  /** What is matched with what, when the task asks for that: one of the options for each row, and rows of the reader's runs, oldest first. */
  readonly pairs?: { readonly options: readonly Choice[]; rows(traces: readonly Trace[]): readonly Choice[] }
  check(trace: Trace, submission: Submission): Verdict
}
