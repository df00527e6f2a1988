import type { LabState, LabStore } from './lab-state'
import { whenPainted } from './when-painted'

type Listener = Parameters<LabStore['subscribe']>[0]

/**
 * The store as it was when the browser last painted: who looks here follows one frame behind, and what a press changes first is
 * on screen before they are drawn again. Writes go to the store itself.
 */
export function afterPaint(source: LabStore): LabStore {
  const listeners = new Set<Listener>()
  let shown = source.getState()
  let isDue = false
  let stop: (() => void) | undefined
  const catchUp = () => {
    isDue = false
    const before = shown
    shown = source.getState()
    if (shown !== before) for (const tell of listeners) tell(shown, before)
  }
  const follow = () => {
    if (isDue) return
    isDue = true
    whenPainted(catchUp)
  }
  return {
    ...source,
    getState: (): LabState => (stop ? shown : source.getState()),
    subscribe: (listener) => {
      if (!stop) {
        shown = source.getState()
        stop = source.subscribe(follow)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = undefined
      }
    },
  }
}
