import { FIELD } from '../lab/use-keys'
import type { StageControl } from './stage-control'
import { isFollowed, isTrainer } from './stage-state'

/** The keys of a stage of its own, besides those of every stage. */
export const TOOL_KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['l', 'the panel large, and back'],
  ['o', 'a ring that goes with the mouse'],
  ['n p', 'next and previous prepared run; also Page Down, Page Up'],
  ['d', 'the list of prepared runs; keep this moment'],
  ['c', 'a second window for the trainer: notes and controls'],
]

/** Lets the keys of a stage work, before the lab hears them, until the returned function is called. */
export function listen(stage: StageControl): () => void {
  const hear = (event: KeyboardEvent) => {
    const { target, key } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(target instanceof Element) || target.closest(`dialog,${FIELD}`)) return
    if (!stage.store.getState().lab?.store.getState().stage) return
    const act = actionOf(key, stage)
    if (!act) return
    event.preventDefault()
    act()
  }
  window.addEventListener('keydown', hear, { capture: true })
  return () => window.removeEventListener('keydown', hear, { capture: true })
}

const nothing = () => {}

function actionOf(key: string, stage: StageControl): (() => void) | undefined {
  const state = stage.store.getState()
  const isRoom = isFollowed(state)
  switch (key) {
    case 'n':
    case 'PageDown':
      return () => stage.beside(1)
    case 'p':
    case 'PageUp':
      return () => stage.beside(-1)
    case 'l':
      return stage.zoom
    case 'o':
      return () => {
        if (state.pointing) stage.point(undefined)
        stage.update({ pointing: !state.pointing })
      }
    case 'd':
      // Titles tell what is to come: the room does not see them.
      return isRoom ? nothing : () => stage.update({ list: true })
    case 'c':
      return stage.openOther
    case 'z':
    case 'Backspace':
      return () => void stage.undo()
    case 'f':
      return isTrainer(state) ? nothing : wholeScreen
    case ' ':
      return isTrainer(state) && state.startedAt === undefined ? stage.start : undefined
    case 'Escape':
      // The list of keys lies above everything else.
      if (document.querySelector('.stage-keys')) return undefined
      if (state.lab?.store.getState().zoomed) return stage.zoom
      return state.pair?.other === 'here' ? nothing : undefined
  }
  return undefined
}

function wholeScreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.()
  done?.catch(() => {})
}
