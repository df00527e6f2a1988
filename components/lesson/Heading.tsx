'use client'

import type { ReactNode } from 'react'
import { useProgress } from '../progress/keeper'
import styles from './act.module.css'

/** The heading of a part of a lesson; with a tick when all that there is to do under it has been done. */
export function Heading({
  path,
  acts,
  id,
  children,
}: {
  /** Of the lesson: `module/lesson`. */
  readonly path: string
  readonly acts: readonly string[]
  readonly id: string
  readonly children: ReactNode
}) {
  const kept = useProgress()[path]?.acts ?? {}
  return (
    <h2 id={id}>
      {children}
      {acts.length > 0 && acts.every((act) => Object.hasOwn(kept, act)) && (
        <>
          {' '}
          <span className={styles.tick} role="img" aria-label="done">
            ✓
          </span>
        </>
      )}
    </h2>
  )
}
