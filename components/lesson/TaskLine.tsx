'use client'

import { useEffect, useRef } from 'react'
import styles from './act.module.css'
import { Said } from './Said'
import { useTask } from './task'

/** In the lab: what its reader has come for, where it is handed in, and what came of it. */
export function TaskLine() {
  const task = useTask()
  const line = useRef<HTMLElement>(null)
  // Of an exercise it holds one button, which throws the work away: no Enter may meet it unasked.
  const isOver = task?.over
  // Where the lab comes to lie over the text, what was pressed there is out of reach a frame later: the keyboard goes on here.
  useEffect(() => {
    if (!isOver) return
    const frame = requestAnimationFrame(() => {
      const { activeElement, body } = document
      if (activeElement === body || activeElement?.closest('[inert]'))
        line.current?.querySelector('button')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [isOver])
  if (!task) return null
  const { says, verdict, hand, end } = task
  return (
    <section ref={line} className={`task-line ${styles.line}`} aria-label="What you are doing">
      <p>
        {says}
        {verdict && (
          <span data-done={verdict.done || verdict.before}>
            <Said {...verdict} />
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
