'use client'

import { type ComponentProps, useCallback } from 'react'
import { ActDesk } from '../../../../components/lesson/ActDesk'

/** Brings together where an act is done and the code that grades it, which is fetched when it is first needed. */
export function LessonAct(props: Omit<ComponentProps<typeof ActDesk>, 'load'>) {
  const { path, id } = props
  const load = useCallback(async () => {
    // The list of all lessons grows with them: no page carries it before it is asked.
    const { lessonCode } = await import('../../../../content/registry.gen')
    const found = (await lessonCode[path]?.acts())?.acts.find((each) => each.id === id)
    if (!found) throw new Error(`The lesson ${path} has no act "${id}".`)
    return found
  }, [path, id])
  return <ActDesk {...props} load={load} />
}
