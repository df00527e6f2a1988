import type { Graded } from '../acts/act'

/** What a reader has on the page of rules: the rule as it is written, and what they gave people, by id and the documented name of a property. */
export interface RuleWork {
  readonly rule: string
  readonly edits: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** One small thing to do with a rule after an idea: the page says at once when it is done. */
export interface RuleAct {
  readonly id: string
  /** What to do, in one line. */
  readonly task: string
  check(work: RuleWork): Graded
}

/** A task about a rule. What is true of the people counts, and not how the rule is written. */
export interface RuleExercise {
  readonly id: string
  readonly prompt: string
  /** What the page is set up with: it must fail. */
  readonly start: RuleWork
  /** A way to do it: it must pass. */
  readonly solution: RuleWork
  readonly solutionSays: string
  readonly hints: readonly string[]
  check(work: RuleWork): Graded
}
