'use client'

import { useProgress } from './keeper'
import { howFar } from './progress'
import styles from './progress.module.css'

interface LessonMarkProps {
  /** `module/lesson`. */
  readonly path: string
  readonly number: number
  /** Ids of its exercises. */
  readonly exercises: readonly string[]
}

/** The number of a lesson, as a sign that says how far its reader has come. Of one size whatever it says: nothing moves. */
export function LessonMark({ path, number, exercises }: LessonMarkProps) {
  const far = howFar(useProgress()[path], exercises)
  return (
    <span className={styles.mark} data-far={far}>
      <span aria-hidden="true">{far === 'done' ? '✓' : number}</span>
      <span className={styles.said}>{WORDS[far](number)}</span>
    </span>
  )
}

const WORDS = {
  new: (number: number) => `Lesson ${number}: `,
  begun: (number: number) => `Lesson ${number}, begun: `,
  done: (number: number) => `Lesson ${number}, done: `,
}
