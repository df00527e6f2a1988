import { Children, isValidElement, type ReactNode } from 'react'
import styles from './prediction.module.css'
import { RememberedChoice } from './RememberedChoice'

interface OptionProps {
  readonly id: string
  /** What to say to somebody who chose this. */
  readonly says: string
  /** Given on the option that is right. */
  readonly right?: string | boolean
  readonly children: ReactNode
}

/** One guess. It is read by its `Prediction` and draws nothing itself. */
export function Option(_: OptionProps) {
  return null
}

/**
 * A guess before the lesson: it is what makes a reader look. The answer to it is shown by the style sheet alone (the field that
 * is checked opens its text), so it works without script; a script of a few lines remembers the choice.
 */
export function Prediction({
  path,
  revision,
  id,
  question,
  children,
}: {
  /** Of the lesson: `module/lesson`. */
  readonly path: string
  readonly revision: number
  readonly id: string
  readonly question: string
  readonly children: ReactNode
}) {
  const options = Children.toArray(children).flatMap((child) =>
    isValidElement<OptionProps>(child) && child.type === Option ? [child.props] : [],
  )
  return (
    <RememberedChoice path={path} revision={revision} name={id}>
      <fieldset className={styles.prediction}>
        <legend>{question}</legend>
        {options.map((option, index) => (
          <label key={option.id} className={styles.option}>
            <input type="radio" name={id} value={option.id} data-index={index} />
            <span>{option.children}</span>
          </label>
        ))}
        {/* All texts lie in one place, and the longest sets its height: nothing moves when one of them is shown. */}
        <div className={styles.answers} role="status">
          <p className={styles.waiting}>Choose one. A guess that turns out wrong is remembered best.</p>
          {options.map((option, index) => (
            <p key={option.id} data-answer={index} data-right={option.right !== undefined || undefined}>
              {option.says}
            </p>
          ))}
        </div>
      </fieldset>
    </RememberedChoice>
  )
}
