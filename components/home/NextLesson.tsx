'use client'

import { useProgress } from '../progress/keeper'
import { lastRead } from '../progress/progress'
import { href } from '../site/href'
import styles from './home.module.css'

interface NextLessonProps {
  /** The course in order; `path` is `module/lesson`. */
  readonly lessons: readonly {
    readonly path: string
    readonly number: number
    readonly title: string
    readonly minutes: number
  }[]
}

/** The sign to the first lesson; for somebody who has begun, to the place where they stopped. */
export function NextLesson({ lessons }: NextLessonProps) {
  const progress = useProgress()
  const begun = lastRead(progress)
  const lesson = lessons.find(({ path }) => path === begun) ?? lessons[0]
  if (!lesson) return null
  const { path, number, title, minutes } = lesson
  const place = progress[path]?.place
  return (
    <a className={styles.next} href={href(`/learn/${path}${place === undefined ? '' : `#${place}`}`)}>
      <span className={styles.nextNumber}>{number}</span>
      <span className={styles.nextTitle}>
        {title}
        <small>{path === begun ? 'Go on where you stopped' : `First lesson, ${minutes} minutes`}</small>
      </span>
      <svg viewBox="0 0 24 24" width="36" height="36" aria-hidden="true">
        <path d="M2 12h18M12.5 4.5 20 12l-7.5 7.5" fill="none" stroke="currentColor" strokeWidth="3.5" />
      </svg>
    </a>
  )
}
