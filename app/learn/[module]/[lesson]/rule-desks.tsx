'use client'

import { type ComponentProps, useCallback } from 'react'
import { RuleActDesk } from '../../../../components/lesson/RuleActDesk'
import { RuleExerciseDesk } from '../../../../components/lesson/RuleExerciseDesk'
import { ruleLessonCode } from '../../../../content/registry.gen'

type Act = Omit<ComponentProps<typeof RuleActDesk>, 'load'> & { readonly as: 'act' }
type Exercise = Omit<ComponentProps<typeof RuleExerciseDesk>, 'load'> & { readonly as: 'exercise' }
export type RuleDeskProps = Act | Exercise

/** Brings together where a task about a rule is done and the code that grades it, which is fetched when it is first needed. */
export default function RuleDesk(props: RuleDeskProps) {
  return props.as === 'act' ? <ActDesk {...props} /> : <ExerciseDesk {...props} />
}

function ActDesk({ as: _, ...props }: Act) {
  const { path, id } = props
  const load = useCallback(async () => {
    const found = (await ruleLessonCode[path]?.acts())?.acts.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no act "${id}".`)
    return found
  }, [path, id])
  return <RuleActDesk {...props} load={load} />
}

function ExerciseDesk({ as: _, ...props }: Exercise) {
  const { path, id } = props
  const load = useCallback(async () => {
    const found = (await ruleLessonCode[path]?.exercises())?.exercises.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no exercise "${id}".`)
    return found
  }, [path, id])
  return <RuleExerciseDesk {...props} load={load} />
}
