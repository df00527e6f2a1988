'use client'

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { KeptLabSlot } from '../lab/KeptLabSlot'
import type { OnStage } from '../lab/lab-props'
import type { LabControl } from '../lab/lab-store'
import type { StageControl } from './stage-control'

/** A stage of its own: a lab, and the next one in its place when a prepared run is of another flow. What a trainer needs comes after the lab. */
export function StageRoom({
  flow: first,
  title: firstTitle,
  children,
}: {
  readonly flow: string
  readonly title: string
  readonly children: ReactNode
}) {
  const [flow, setFlow] = useState(first)
  const [title, setTitle] = useState(firstTitle)
  const [tools, setTools] = useState<OnStage>()
  const loading = useRef<Promise<StageControl>>(undefined)
  const end = useRef<() => void>(undefined)
  useEffect(() => () => end.current?.(), [])

  const lives = useCallback((lab: LabControl) => {
    const { narration } = lab.store.getState()
    document.title = `Stage: ${narration.title} · Tenant Lab`
    setTitle(narration.title)
    loading.current ??= import('./StageTools').then(({ createStage, listen, toolsOf }) => {
      const stage = createStage((next, link) => {
        const path = location.pathname.replace(/[^/]+(\/?)$/, `${next}$1`)
        // Another lab's place in its own run means nothing to the one that comes.
        const { lab: _, ...others } = history.state ?? {}
        history.replaceState(others, '', `${path}${location.search}${link ? `#${link}` : ''}`)
        setFlow(next)
      })
      end.current = listen(stage)
      setTools(toolsOf(stage))
      stage.find()
      stage.fetchAhead()
      return stage
    })
    return loading.current.then(
      // What the other window shows may not run here: the lab is there all the same.
      (stage) => stage.attach(lab).catch(() => {}),
      () => {
        loading.current = undefined
      },
    )
  }, [])

  return (
    <>
      <h1 className="visually-hidden">Stage: {title}</h1>
      <KeptLabSlot key={flow} flow={flow} variant="stage" lives={lives} onStage={tools}>
        {flow === first && children}
      </KeptLabSlot>
    </>
  )
}
