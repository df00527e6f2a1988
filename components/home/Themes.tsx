import { LessonMark } from '../progress/LessonMark'
import { href } from '../site/href'
import styles from './home.module.css'

/** A theme of the course, with what there is of it. */
interface Theme {
  /** Its place on the page of lessons. */
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly lessons: readonly {
    /** `module/lesson`. */
    readonly path: string
    readonly number: number
    readonly title: string
    /** Ids of its exercises. */
    readonly exercises: readonly string[]
  }[]
  /** What runs without a lesson, and the question that it answers. */
  readonly runs: readonly { readonly path: string; readonly title: string }[]
}

/** The themes, each with its lessons, those that are done marked; where it has none yet, with what runs. */
export function Themes({ themes }: { readonly themes: readonly Theme[] }) {
  return (
    <section className={styles.themes} aria-labelledby="themes">
      <h2 id="themes">Four themes, and two beside them</h2>
      <ul>
        {themes.map(({ slug, title, summary, lessons, runs }) => (
          <li key={slug}>
            <h3>
              <a href={href(`/learn#${slug}`)}>{title}</a>
            </h3>
            <p>{summary}</p>
            {lessons.length > 0 ? (
              <ol>
                {lessons.map((lesson) => (
                  <li key={lesson.path}>
                    <LessonMark {...lesson} />
                    <a href={href(`/learn/${lesson.path}`)}>{lesson.title}</a>
                  </li>
                ))}
              </ol>
            ) : (
              <>
                <p className={styles.noLesson}>No lesson yet. What you can run:</p>
                <ul className={styles.runs}>
                  {runs.map(({ path, title: question }) => (
                    <li key={path}>
                      <a href={href(path)}>{question}</a>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
