import { useEffect } from 'react'
import type { LabControl } from './lab-store'

/** Longest time one frame may stand for, in milliseconds: a page that was asleep goes on where it was. */
const LONGEST_FRAME = 100

/** Moves the player at every frame while something plays, and does nothing otherwise. */
export function useTicker(lab: LabControl): void {
  useEffect(() => {
    let frame = 0
    let before = 0
    const running = () => {
      const { player, gliding } = lab.store.getState()
      return player.playing || gliding !== undefined
    }
    const next = (now: number) => {
      frame = 0
      if (!running()) return
      // Asked for before the tick: the tick tells everyone, and `begin` below is one of them.
      frame = requestAnimationFrame(next)
      lab.tick(before ? Math.min(now - before, LONGEST_FRAME) : 0)
      before = now
    }
    const begin = () => {
      if (frame || !running()) return
      before = 0
      frame = requestAnimationFrame(next)
    }
    begin()
    const stop = lab.store.subscribe(begin)
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [lab])
}
