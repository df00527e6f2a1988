/** What stands in the editor beside a text: the rule, and what people were given there, by id and the documented name of a property. */
export interface Work {
  readonly rule: string
  readonly edits: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** The editor beside a text, as the text reaches it. */
export interface Bench {
  /** What stands there; undefined until somebody has touched it. */
  readonly work: Work | undefined
  /** What it is set up with next: the editor takes it when it lives. */
  readonly wanted: Work | undefined
  /** Whether it lies over the text, on a small screen. */
  readonly open: boolean
}

let bench: Bench = { work: undefined, wanted: undefined, open: false }
const listeners = new Set<() => void>()

export const benchNow = (): Bench => bench

export function updateBench(part: Partial<Bench>): void {
  bench = { ...bench, ...part }
  for (const listener of listeners) listener()
}

/** Calls `listener` for each change from now on, until the returned function is called. */
export function onBench(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
