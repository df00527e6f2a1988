'use client'

import { lazy, Suspense } from 'react'
import type { RuleDeskProps } from './rule-desks'

// Every other lesson does without it.
const RuleDesk = lazy(() => import('./rule-desks'))

/** Where a task about a rule is done. Until it is there, the task of an act stands in its place. */
export function LessonRule(props: RuleDeskProps) {
  return (
    <Suspense fallback={props.as === 'act' && <p>{props.task}</p>}>
      <RuleDesk {...props} />
    </Suspense>
  )
}
