import type { Theme } from '../../content/_build/themes'
import { LessonMark } from '../progress/LessonMark'
import { href } from '../site/href'
import styles from './home.module.css'

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
