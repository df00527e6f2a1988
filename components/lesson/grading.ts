import type { Step, TraceEvent } from '../../simulator/doors/view'

/** The record of one run. */
export type Trace = readonly TraceEvent[]

/** What a check says about a run. `because` holds `seq`s of events of that run. */
export interface Verdict {
  readonly passed: boolean
  readonly because: readonly number[]
  readonly says: string
}

/** The code behind an exercise, fetched when it is first needed. */
export interface Grader {
  /** The `seq` from which on a run would give the answer away; undefined when it does not. */
  holds?(trace: Trace): number | undefined
  choices?(trace: Trace): readonly { readonly value: string; readonly label: string }[]
  readonly pairs?: {
    rows(traces: readonly Trace[]): readonly { readonly value: string; readonly label: string }[]
  }
  check(
    trace: Trace,
    submission: {
      readonly earlier: readonly Trace[]
      readonly choice?: string
      readonly matched?: Readonly<Record<string, string>>
    },
  ): Verdict
}

/** The words of an exercise: they are on the page from the start, and are enough to do it by thinking. */
export interface ExerciseText {
  readonly id: string
  readonly title: string
  readonly prompt: string
  readonly hints: readonly string[]
  readonly solutionSays: string
  /** Switches to set before the first run. */
  readonly setup: Readonly<Record<string, string>>
  /** What there is to pick from once a run is over, as a heading; undefined where nothing is picked. */
  readonly picks: string | undefined
  /** What each of the things to pick from is matched with; undefined where one of them is picked. */
  readonly options: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** The code behind an act. */
export interface ActGrader {
  check(deed: {
    readonly trace: Trace
    readonly steps: readonly Step[]
    readonly seq?: number
    readonly party?: string
  }): { readonly done: boolean; readonly says: string }
}

/** The words of an act. */
export interface ActText {
  readonly id: string
  readonly task: string
  readonly by: 'message' | 'party' | 'run' | 'rule'
  /** The tab in which a run is made that no switch makes. */
  readonly opens?: 'change' | 'browser'
  /** To pick from, where a party is picked. */
  readonly parties?: readonly { readonly id: string; readonly name: string }[] | undefined
}

/** What stands in the editor of rules. */
interface RuleWork {
  readonly rule: string
  readonly edits: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** The code behind an act or an exercise about a rule. */
export interface RuleGrader {
  /** What an exercise is set up with. */
  readonly start?: RuleWork
  check(work: RuleWork): { readonly done: boolean; readonly says: string }
}
