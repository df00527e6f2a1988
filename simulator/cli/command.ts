/** What a command prints, and its exit code: 0 when it did what was asked, 1 when the answer is no, 3 when it is not certain. */
export interface Done {
  readonly output: string
  readonly code: 0 | 1 | 3
  /** Said beside it, where nothing else is printed that a program reads. */
  readonly note?: string
}

/** @throws SimulationError for bad usage: one line, and exit code 2. */
export type Command = (args: readonly string[]) => Promise<Done> | Done
