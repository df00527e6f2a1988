import { createKept } from '../ui/kept'
import {
  added,
  type LessonProgress,
  mergeProgress,
  type Progress,
  progressIn,
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
  kept.keep(added(progressNow(), path, { ...done, revision, read: new Date().toISOString() }))
}

/** Adds the progress in a file to what is kept, in the lessons that there are. @returns how many lessons of the file there are not; undefined when it is no progress */
export function bringIn(text: string, lessons: readonly string[]): number | undefined {
  const brought = readProgress(text)
  if (!brought) return undefined
  const known = progressIn(lessons, brought)
  kept.keep(mergeProgress(progressNow(), known))
  return Object.keys(brought).length - Object.keys(known).length
}
