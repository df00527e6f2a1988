'use client'

import type { ReactNode } from 'react'
import type { InRun } from '../../simulator/doors/view'
import { requestScene } from '../lab/scene'
import styles from './lesson.module.css'

/** Words that point at something in the run: pressed, the lab goes to its step and lights it. */
export function See({
  flow,
  children,
  ...show
}: InRun & { readonly flow: string; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      className={styles.see}
      title="Show it in the lab"
      onClick={() => requestScene({ flow, chapter: '', insist: true, show })}
    >
      {children}
    </button>
  )
}
