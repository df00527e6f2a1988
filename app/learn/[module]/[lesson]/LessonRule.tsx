'use client'

import { type ComponentProps, lazy, Suspense, useCallback } from 'react'
import { ruleLessonCode } from '../../../../content/registry.gen'

// Every other lesson does without them.
const RuleActDesk = lazy(() =>
  import('../../../../components/lesson/RuleActDesk').then((found) => ({ default: found.RuleActDesk })),
)
const RuleExerciseDesk = lazy(() =>
  import('../../../../components/lesson/RuleExerciseDesk').then((found) => ({
    default: found.RuleExerciseDesk,
  })),
)

/** Brings together where an act about a rule is done and the code that grades it, which is fetched when it is first needed. */
export function LessonRuleAct(props: Omit<ComponentProps<typeof RuleActDesk>, 'load'>) {
  const { path, id } = props
  const load = useCallback(async () => {
    const found = (await ruleLessonCode[path]?.acts())?.acts.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no act "${id}".`)
    return found
  }, [path, id])
  return (
    <Suspense fallback={<p>{props.task}</p>}>
      <RuleActDesk {...props} load={load} />
    </Suspense>
  )
}

/** The same for an exercise. */
export function LessonRuleExercise(props: Omit<ComponentProps<typeof RuleExerciseDesk>, 'load'>) {
  const { path, id } = props
  const load = useCallback(async () => {
    const found = (await ruleLessonCode[path]?.exercises())?.exercises.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no exercise "${id}".`)
    return found
  }, [path, id])
  return (
    <Suspense>
      <RuleExerciseDesk {...props} load={load} />
    </Suspense>
  )
}
