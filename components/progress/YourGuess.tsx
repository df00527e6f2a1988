'use client'

import { useProgress } from './keeper'
import styles from './progress.module.css'

interface YourGuessProps {
  readonly path: string
  /** Every prediction of the lesson. */
  readonly predictions: readonly {
    readonly id: string
    readonly question: string
    readonly options: readonly { readonly id: string; readonly text: string; readonly says: string }[]
  }[]
}

/** What was guessed before the lesson, beside what happened. Nothing for who guessed nothing. */
export function YourGuess({ path, predictions }: YourGuessProps) {
  const guesses = useProgress()[path]?.guesses ?? {}
  return predictions.map(({ id, question, options }) => {
    const guessed = options.find((option) => option.id === guesses[id])
    return (
      guessed && (
        <dl key={id} className={styles.guess} aria-label="Your guess">
          <dt>{question}</dt>
          <dd>
            You guessed: <b>{guessed.text}</b>
          </dd>
          <dd>{guessed.says}</dd>
        </dl>
      )
    )
  })
}
