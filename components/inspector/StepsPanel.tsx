import { useEffect, useRef } from 'react'
import { useLab, useLabState, useStep } from '../lab/lab-context'
import { frontier } from '../lab/story'
import { Branches } from './Branches'
import { StepListView } from './StepListView'

/** The step list of the lab: it keeps the step being done in sight. */
export function StepsPanel() {
  const lab = useLab()
  const story = useLabState((state) => state.story)
  const given = useLabState((state) => state.answers.length)
  const chapters = useLabState((state) => state.narration.chapters)
  const current = useStep()?.index ?? -1
  const veiled = useLabState((state) => state.veiled)
  const ref = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // With the frame that shows the step: to measure before it would lay out the whole lab twice.
    const frame = requestAnimationFrame(() => {
      const panel = ref.current?.parentElement
      const step = ref.current?.querySelector<HTMLElement>(`[data-control="step-${Math.max(current, 0)}"]`)
      if (!panel || !step) return
      const [box, own] = [panel.getBoundingClientRect(), step.getBoundingClientRect()]
      // Only this panel scrolls: `scrollIntoView` would move the page as well.
      if (own.top < box.top + 40 || own.bottom > box.bottom - 40)
        panel.scrollTop += own.top - box.top - box.height / 3
    })
    return () => cancelAnimationFrame(frame)
  }, [current])
  return (
    <div ref={ref}>
      <Branches />
      <StepListView
        steps={story.steps}
        chapters={chapters}
        frontier={frontier(story, given)}
        until={veiled ? current + 1 : undefined}
        current={current}
        onSeek={lab.seek}
      />
    </div>
  )
}
