import { useEffect } from 'react'
import type { Tab } from './lab-state'
import type { LabControl } from './lab-store'
import { stageTabs } from './tab-lists'

/** The keys of the stage, as they are shown to whoever asks with `?`. */
export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Space', 'play, pause; answer a question and go on'],
  ['→ ←', 'one step on, one back; also Page Down, Page Up'],
  ['1 to 9', 'to a chapter'],
  ['h', 'cover what comes next; → shows it'],
  ['b m t …', 'the panel that shows the key'],
  ['v', 'the virtual time: let some pass'],
  ['z', 'undo the last key'],
  ['r', 'from the beginning'],
  ['f', 'stage on, off'],
  ['Esc', 'close the keys, then the stage'],
  ['?', 'these keys'],
]

/** Where a letter is a letter. */
export const FIELD = 'input:not([type="radio"]),textarea,select,[contenteditable]'
/** What a press of the space bar belongs to. Tabs, the play button, and what is set already leave it to the stage. */
export const PRESSABLE = 'button:not([role="tab"],[data-control="play"]),a,summary,input:not(:checked)'
/** What lies over everything has the keys to itself, wherever the focus is. */
export const ABOVE = 'dialog:modal'
/** What lies over the bar, and closes it. */
export const OVER = '.bar .share-close'

interface Actions {
  /** Nothing flies: a step is a jump. */
  readonly standing: boolean
  readonly help: boolean
  readonly toggleHelp: () => void
}

/** Lets single keys drive the lab: `f` anywhere outside of a field, the others while it is on stage. */
export function useKeys(lab: LabControl, { standing, help, toggleHelp }: Actions): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector(ABOVE)) return
      const { stage, sheet } = lab.store.getState()
      const target = event.target as Element
      const { key } = event
      // The top thing only.
      if (key === 'Escape') {
        const over = document.querySelector<HTMLElement>(OVER)
        if (over) return over.click()
        if (stage) return help ? toggleHelp() : lab.update({ stage: false })
        if (sheet) lab.closeSheet()
        return
      }
      // No text has a page key in it: a presenter's is heard in a field as well.
      if (target.closest(FIELD) && !key.startsWith('Page')) return
      if (key === 'f') return lab.update({ stage: !stage })
      if (!stage) return
      if (key === '?') return toggleHelp()
      if (key === 'v') return turnClock()
      if (key === 'z' || key === 'Backspace') return lab.undo()
      if (key === ' ' && target.closest(PRESSABLE)) return
      const act = actionOf(key, lab, standing)
      if (!act) return
      event.preventDefault()
      lab.keep()
      act()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [lab, standing, help, toggleHelp])
}

/** Opens what the clock opens, or closes it. */
function turnClock(): void {
  const open = document.querySelector<HTMLElement>('.time .share-close')
  ;(open ?? document.querySelector<HTMLElement>('[data-control="time"]'))?.click()
}

/** What a key of the stage does; each of these can be taken back. */
export function actionOf(key: string, lab: LabControl, standing: boolean): (() => void) | undefined {
  const { player, gliding, narration } = lab.store.getState()
  if (/^[1-9]$/.test(key))
    return Number(key) <= narration.chapters.length ? () => lab.chapter(Number(key) - 1) : undefined
  const tab = TABS.get(key)
  if (tab) return () => lab.open(tab)
  switch (key) {
    case ' ':
      return player.playing || gliding !== undefined ? lab.pause : lab.playOn
    case 'ArrowRight':
    case 'PageDown':
      return () => lab.forward(standing)
    case 'ArrowLeft':
    case 'PageUp':
      return lab.back
    case 'h':
      return lab.veil
    case 'r':
      return () => void lab.reset()
  }
  return undefined
}

/** The panels of the stage, by their keys. */
export const TABS: ReadonlyMap<string | undefined, Tab> = new Map(
  stageTabs('').map(({ id, press }) => [press, id]),
)
