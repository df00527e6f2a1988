import { useEffect, useRef } from 'react'
import { placeOf, spotOf } from './spots'
import type { StageControl } from './stage-control'
import { useStage } from './use-stage'

/** A ring that goes with the mouse: this window's, or the other one's. It moves without rendering. */
export function Ring({ stage }: { readonly stage: StageControl }) {
  const ref = useRef<HTMLDivElement>(null)
  const pointing = useStage(stage, (state) => state.pointing)
  useEffect(() => {
    if (!pointing) return
    let frame = 0
    const move = (event: PointerEvent) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => stage.point(spotOf(event)))
    }
    window.addEventListener('pointermove', move)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', move)
    }
  }, [stage, pointing])
  useEffect(() => {
    const show = () => {
      const { spot } = stage.store.getState()
      const place = spot && placeOf(spot)
      const ring = ref.current
      if (!ring) return
      ring.hidden = !place
      if (place) ring.style.translate = `${place.left}px ${place.top}px`
    }
    show()
    return stage.store.subscribe(show)
  }, [stage])
  return <div ref={ref} className="stage-ring" hidden aria-hidden="true" data-ring />
}
