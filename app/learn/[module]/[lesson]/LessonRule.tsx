'use client'

import { type ComponentProps, useCallback } from 'react'
import { RuleActDesk } from '../../../../components/lesson/RuleActDesk'
import { RuleExerciseDesk } from '../../../../components/lesson/RuleExerciseDesk'
import { ruleLessonCode } from '../../../../content/registry.gen'

/** Brings together where an act about a rule is done and the code that grades it, which is fetched when it is first needed. */
export function LessonRuleAct(props: Omit<ComponentProps<typeof RuleActDesk>, 'load'>) {
  const { path, id } = props
  const load = useCallback(async () => {
    const found = (await ruleLessonCode[path]?.acts())?.acts.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no act "${id}".`)
    return found
  }, [path, id])
  return <RuleActDesk {...props} load={load} />
}

/** The same for an exercise. */
export function LessonRuleExercise(props: Omit<ComponentProps<typeof RuleExerciseDesk>, 'load'>) {
  const { path, id } = props
  const load = useCallback(async () => {
    const found = (await ruleLessonCode[path]?.exercises())?.exercises.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no exercise "${id}".`)
    return found
  }, [path, id])
  return <RuleExerciseDesk {...props} load={load} />
}
