import { href } from '../site/href'
import styles from './home.module.css'

interface NextLessonProps {
  readonly path: string
  readonly number: number
  readonly title: string
  readonly minutes: number
}

/** The sign to the first lesson. */
export function NextLesson({ path, number, title, minutes }: NextLessonProps) {
  return (
    <a className={styles.next} href={href(path)}>
      <span className={styles.nextNumber}>{number}</span>
      <span className={styles.nextTitle}>
        {title}
        <small>{`First lesson, ${minutes} minutes`}</small>
      </span>
      <svg viewBox="0 0 24 24" width="36" height="36" aria-hidden="true">
        <path d="M2 12h18M12.5 4.5 20 12l-7.5 7.5" fill="none" stroke="currentColor" strokeWidth="3.5" />
      </svg>
    </a>
  )
}
