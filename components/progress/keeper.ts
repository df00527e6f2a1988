import { createKept } from '../ui/kept'
import {
  type LessonProgress,
  mergeProgress,
  NOTHING,
  type Progress,
  readProgress,
  writeProgress,
} from './progress'

const NONE: Progress = {}
const kept = createKept('tenant-lab:progress', NONE, { read: readProgress, write: writeProgress })

/** What is kept in this browser. Where storage is refused, it lasts as long as the page. */
export const progressNow = kept.now
export const forgetProgress = kept.forget
/** The progress kept in this browser; nothing while the page is still the server's. */
export const useProgress = kept.use

/** Keeps what was done in a lesson. What is given as an object is added to what is there. */
export function remember(path: string, revision: number, done: Partial<LessonProgress>): void {
  const before = progressNow()[path] ?? NOTHING
  kept.keep({
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
  if (brought) kept.keep(mergeProgress(progressNow(), brought))
  return brought !== undefined
}
