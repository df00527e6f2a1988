import type { ReactNode } from 'react'
import styles from './exercise.module.css'
import type { ExerciseText } from './grading'

/** An exercise as it stands in the text, with `children` where it is done. Task, hints and solution can be read without script. */
export function ExerciseFrame({
  text,
  children,
}: {
  readonly text: ExerciseText
  readonly children: ReactNode
}) {
  return (
    <section className={styles.exercise} aria-labelledby={text.id}>
      <p className={styles.sign}>Exercise</p>
      <h3 id={text.id}>{text.title}</h3>
      <p>{text.prompt}</p>
      {children}
      {text.hints.map((hint, index) => (
        <details key={hint}>
          <summary>{text.hints.length > 1 ? `Hint ${index + 1}` : 'A hint'}</summary>
          <p>{hint}</p>
        </details>
      ))}
      <details>
        <summary>A solution</summary>
        <p>{text.solutionSays}</p>
      </details>
    </section>
  )
}
