'use client'

import { href } from '../site/href'
import { useProgress } from './keeper'
import styles from './progress.module.css'

interface CardProgressProps {
  /** `module/lesson`. */
  readonly path: string
  readonly revision: number
  /** Ids of the exercises that the lesson has now. */
  readonly exercises: readonly string[]
  /** And of its acts. */
  readonly acts: readonly string[]
  /** Headings of the lesson, by their ids. */
  readonly places: Readonly<Record<string, string>>
}

/** How far its reader has come in a lesson, on its card. One line, with or without: nothing moves when it is known. */
export function CardProgress({ path, revision, exercises, acts, places }: CardProgressProps) {
  const lesson = useProgress()[path]
  if (!lesson) return <p className={styles.line}>Not begun yet</p>
  const passed = exercises.filter((id) => Object.hasOwn(lesson.exercises, id)).length
  const acted = acts.filter((id) => Object.hasOwn(lesson.acts, id)).length
  const title = lesson.place === undefined ? undefined : places[lesson.place]
  const done = passed === exercises.length
  return (
    <p className={styles.line} data-done={done || undefined}>
      <span>
        {done
          ? 'Every exercise is solved'
          : `${passed} of ${exercises.length} ${exercises.length === 1 ? 'exercise' : 'exercises'} solved`}
        {`, ${acted === acts.length ? 'all' : `${acted} of ${acts.length}`} small acts done`}
        {lesson.revision < revision && '; the text is newer than what you read'}
      </span>
      {title && !done && <a href={href(`/learn/${path}#${lesson.place}`)}>{`Go on at “${title}”`}</a>}
    </p>
  )
}
