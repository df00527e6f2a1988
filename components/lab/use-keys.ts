import { useEffect } from 'react'
import type { LabControl } from './lab-store'

/** The keys of the stage, as they are shown to whoever asks with `?`. */
export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Space', 'play, pause; at a question: answer it and go on'],
  ['→', 'one step on'],
  ['←', 'one step back'],
  ['1 to 9', 'to a chapter'],
  ['r', 'from the beginning'],
  ['f', 'stage on, stage off'],
  ['Esc', 'leave the stage'],
  ['?', 'these keys'],
]

const FIELD = 'input:not([type="radio"]),textarea,select,[contenteditable]'
const PRESSABLE = 'button,a,summary,[role="tab"],input'

/** Lets single keys drive the lab: `f` anywhere outside of a field, the others while it is on stage. */
export function useKeys(
  lab: LabControl,
  actions: { readonly standing: boolean; readonly toggleHelp: () => void },
): void {
  const { standing, toggleHelp } = actions
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const { stage, sheet, player, gliding, browserOpen } = lab.store.getState()
      const target = event.target as Element
      if (event.key === 'Escape') {
        if (stage || sheet) lab.update({ stage: false, sheet: false, browserOpen: browserOpen && !sheet })
        return
      }
      if (target.closest(FIELD)) return
      if (event.key === 'f') return lab.update({ stage: !stage })
      if (!stage) return
      const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : undefined
      if (event.key === ' ' && target.closest(PRESSABLE)) return
      if (event.key === ' ') {
        event.preventDefault()
        if (player.playing || gliding !== undefined) lab.pause()
        else lab.playOn()
      } else if (event.key === 'ArrowRight') lab.forward(standing)
      else if (event.key === 'ArrowLeft') lab.back()
      else if (event.key === 'r') void lab.reset()
      else if (event.key === '?') toggleHelp()
      else if (digit) lab.chapter(digit - 1)
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [lab, standing, toggleHelp])
}
