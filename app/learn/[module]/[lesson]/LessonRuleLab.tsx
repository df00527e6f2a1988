'use client'

import { type ComponentProps, lazy, Suspense } from 'react'

// Every other lesson does without it.
const RuleLab = lazy(() =>
  import('../../../../components/rules/RuleLab').then((found) => ({ default: found.RuleLab })),
)

/** The rule beside the text. The page has it drawn; what makes it answer comes with the lessons that have a rule. */
export function LessonRuleLab(props: ComponentProps<typeof RuleLab>) {
  return (
    <Suspense>
      <RuleLab {...props} />
    </Suspense>
  )
}
