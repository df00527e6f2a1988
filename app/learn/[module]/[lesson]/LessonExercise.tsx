'use client'

import { useCallback } from 'react'
import { ExerciseDesk } from '../../../../components/lesson/ExerciseDesk'

interface LessonExerciseProps {
  /** `module/lesson`. */
  readonly path: string
  readonly revision: number
  readonly id: string
  readonly title: string
  readonly flow: string
  readonly setup: Readonly<Record<string, string>>
  readonly picks: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** Brings together where an exercise is done and the code that grades it, which is fetched when it is first needed. */
export function LessonExercise(props: LessonExerciseProps) {
  const { path, id } = props
  const load = useCallback(async () => {
    // The list of all lessons grows with them: no page carries it before it is asked.
    const { lessonCode } = await import('../../../../content/registry.gen')
    const found = (await lessonCode[path]?.exercises())?.exercises.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no exercise "${id}".`)
    return found
  }, [path, id])
  return <ExerciseDesk {...props} load={load} />
}
