import { useSyncExternalStore } from 'react'
import type { SaidProps } from './Said'

/** What the lab beside a text is in use for. It is said in the lab: on a small screen the lab lies over the text. */
export interface Task {
  /** "Exercise 2: Read it as the API does". */
  readonly says: string
  /** The lab comes to lie over the text for it: the keyboard goes on in the lab. */
  readonly over?: boolean
  /** What came of it. */
  readonly verdict?: SaidProps | undefined
  /** What is pressed when it is done. */
  readonly hand?: { readonly label: string; press(): void }
  /** What ends it. */
  readonly end: { readonly label: string; press(): void }
}

let now: Task | undefined
const listeners = new Set<() => void>()

export function setTask(task: Task | undefined): void {
  now = task
  for (const listener of listeners) listener()
}

/** Ends a task, unless another one has begun. */
export function endTask(says: string): void {
  if (now?.says === says) setTask(undefined)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function useTask(): Task | undefined {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => undefined,
  )
}
