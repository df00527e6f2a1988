import { useSyncExternalStore } from 'react'
import {
  type LessonProgress,
  mergeProgress,
  NOTHING,
  type Progress,
  readProgress,
  writeProgress,
} from './progress'

const KEY = 'tenant-lab:progress'
const NONE: Progress = {}
const listeners = new Set<() => void>()
/** As it was last read, with its text: React wants the same object for the same state. */
let last: { readonly text: string | null; readonly progress: Progress } = { text: null, progress: NONE }

/** What is kept in this browser. Where storage is refused, it lasts as long as the page. */
export function progressNow(): Progress {
  let text = last.text
  try {
    text = localStorage.getItem(KEY)
  } catch {
    return last.progress
  }
  if (text !== last.text) last = { text, progress: (text !== null && readProgress(text)) || NONE }
  return last.progress
}

/** Keeps what was done in a lesson. What is given as an object is added to what is there. */
export function remember(path: string, revision: number, done: Partial<LessonProgress>): void {
  const before = progressNow()[path] ?? NOTHING
  keep({
    ...progressNow(),
    [path]: {
      ...before,
      ...done,
      revision,
      guesses: { ...before.guesses, ...done.guesses },
      // The first time counts.
      exercises: { ...done.exercises, ...before.exercises },
      acts: { ...done.acts, ...before.acts },
      read: new Date().toISOString(),
    },
  })
}

/** Adds the progress in a file to what is kept. @returns whether it was one */
export function bringIn(text: string): boolean {
  const brought = readProgress(text)
  if (brought) keep(mergeProgress(progressNow(), brought))
  return brought !== undefined
}

export function forgetProgress(): void {
  last = { text: null, progress: NONE }
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept there.
  }
  for (const listener of listeners) listener()
}

function keep(progress: Progress): void {
  const text = writeProgress(progress)
  last = { text, progress }
  try {
    localStorage.setItem(KEY, text)
  } catch {
    // Full or refused: it lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Another tab of the same browser.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** The progress kept in this browser; nothing while the page is still the server's. */
export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, progressNow, () => NONE)
}
