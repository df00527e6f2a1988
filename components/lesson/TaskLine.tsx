'use client'

import styles from './act.module.css'
import { useTask } from './task'

/** In the lab: what its reader has come for, where it is handed in, and what came of it. */
export function TaskLine() {
  const task = useTask()
  if (!task) return null
  const { says, verdict, hand, end } = task
  return (
    <section className={`task-line ${styles.line}`} aria-label="What you are doing">
      <p>
        {says}
        {verdict && (
          <span data-done={verdict.done}>
            <b>{verdict.done ? 'Done.' : 'Not yet.'}</b> {verdict.says}
          </span>
        )}
      </p>
      {hand && !verdict?.done && (
        <button type="button" className={styles.check} onClick={hand.press}>
          {hand.label}
        </button>
      )}
      <button type="button" onClick={end.press}>
        {end.label}
      </button>
    </section>
  )
}
