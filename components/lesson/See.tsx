'use client'

import type { ReactNode } from 'react'
import type { InRun } from '../../simulator/doors/view'
import { requestScene } from '../lab/scene'
import { href } from '../site/href'
import styles from './lesson.module.css'

/**
 * Words that point at something in the run: pressed, the lab goes to its step and lights it. Without script they lead to what the
 * word means, or to the lab.
 */
export function See({
  flow,
  children,
  ...show
}: InRun & { readonly flow: string; readonly children: ReactNode }) {
  const { field } = show
  return (
    <a
      className={styles.see}
      href={href(
        field
          ? `/reference#${field.includes('-') ? 'header' : 'parameter'}-${field.toLowerCase()}`
          : `/lab/${flow}`,
      )}
      title="Show it in the lab"
      data-early=""
      data-see={JSON.stringify(show)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        requestScene({ flow, insist: true, show })
      }}
    >
      {children}
    </a>
  )
}
