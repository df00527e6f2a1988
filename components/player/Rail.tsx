import { type PointerEvent, useEffect, useRef } from 'react'
import { counted } from '../../simulator/doors/view'
import { useLab, useLabState, useStep } from '../lab/lab-context'
import { frontier } from '../lab/story'
import { RailView } from './RailView'
import { positionAt, positionByKey, stretches } from './track'

/** The rail as a slider: the thumb follows the player without rendering. */
export function Rail() {
  const lab = useLab()
  const ref = useRef<HTMLDivElement>(null)
  const story = useLabState((state) => state.story)
  const given = useLabState((state) => state.answers.length)
  const chapters = useLabState((state) => state.narration.chapters)
  const veiled = useLabState((state) => state.veiled)
  const step = useStep()
  const { length } = story.steps

  useEffect(() => {
    const moved = ref.current?.querySelectorAll<HTMLElement>('.rail-done, .rail-thumb') ?? []
    const follow = () => {
      const { player } = lab.store.getState()
      for (const { style } of moved)
        style.setProperty('--at', String(length > 0 ? player.position / length : 0))
    }
    follow()
    return lab.store.subscribe(follow)
  }, [lab, length])

  const seekTo = (event: PointerEvent, whole: boolean) => {
    const box = ref.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    const position = positionAt((event.clientX - box.left) / box.width, length)
    lab.seek(whole ? Math.round(position) : position)
  }
  return (
    <div
      ref={ref}
      className="rail"
      style={{ '--n': length } as React.CSSProperties}
      data-control="rail"
      role="slider"
      tabIndex={0}
      aria-label="Step"
      aria-valuemin={0}
      aria-valuemax={length}
      aria-valuenow={step ? step.index + 1 : 0}
      aria-valuetext={
        step ? `${step.index + 1} of ${length}: ${step.title}` : `Start, ${counted(length, 'step')}`
      }
      onPointerDown={(event) => {
        const chapter = (event.target as Element).closest<HTMLElement>('.rail-chapter')
        if (chapter) return lab.seek(Number(chapter.dataset.from) + 1)
        if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId)
        seekTo(event, false)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event, false)
      }}
      onPointerUp={(event) => {
        if (!event.isTrusted || event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event, true)
      }}
      onKeyDown={(event) => {
        // On a stage these are a presenter's: a step, wherever the focus is.
        if (event.key.startsWith('Page') && lab.store.getState().stage) return
        const to = positionByKey(
          event.key,
          lab.store.getState().player.position,
          length,
          stretches(story.steps, chapters),
        )
        if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        event.stopPropagation()
        lab.seek(to)
      }}
    >
      <RailView
        steps={story.steps}
        chapters={chapters}
        frontier={frontier(story, given)}
        until={veiled ? (step?.index ?? -1) + 1 : undefined}
      />
    </div>
  )
}
