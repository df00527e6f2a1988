'use client'

import { type ComponentProps, lazy } from 'react'

// Every other lesson does without it.
const RuleLab = lazy(() =>
  import('../../../../components/rules/RuleLab').then((found) => ({ default: found.RuleLab })),
)

/**
 * The rule beside the text: what makes it answer comes with the lessons that have a rule. No boundary stands around it: what is inside of
 * one the build would write at the end of the page, where nobody sees it without script.
 */
export function LessonRuleLab(props: ComponentProps<typeof RuleLab>) {
  return <RuleLab {...props} />
}
