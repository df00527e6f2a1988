import { flushSync } from 'react-dom'
import type { Tab } from '../lab/lab-state'
import type { LabControl } from '../lab/lab-store'
import { ABOVE, FIELD, actionOf as labActionOf, OVER, PRESSABLE, TABS } from '../lab/use-keys'
import { scrollPanel } from './panel-scroll'
import type { StageControl } from './stage-control'
import { isFollowed, isTrainer } from './stage-state'

/** The keys of a stage of its own, besides those of every stage. */
export const TOOL_KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['↓ ↑', 'the panel down and up; on a switch (x) its choice, with Shift the panel'],
  ['l', 'the panel large, and back'],
  ['o', 'a ring that goes with the mouse'],
  ['n p', 'next and previous prepared run'],
  ['d', 'the list of prepared runs; keep this moment'],
  ['c', 'a second window for the trainer: notes and controls'],
]

/** What a trainer shows with: the room sees it, so the demonstration has begun. */
const SHOWS = /^(Arrow(Left|Right)|Page(Up|Down)|[1-9behkmrstwx])$/
/** What has a use of its own for the keys up and down. */
const UP_AND_DOWN = '[type="radio"],[role="slider"]'
/** A party is moved by them, with and without Shift. */
const PARTY = '.react-flow__node'
/** What lies over the bar is longer than a window is high. */
const LIST = '.share'

/** Lets the keys of a stage work, before the lab hears them, until the returned function is called. */
export function hearKeys(stage: StageControl): () => void {
  /** What was pressed with the mouse leaves the space bar to the stage, until somebody comes to a control by Tab. */
  let clicked: Element | null = null
  const press = ({ target }: PointerEvent) => {
    clicked = target instanceof Element ? target.closest(PRESSABLE) : null
  }
  const hear = (event: KeyboardEvent) => {
    const { target, key } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const state = stage.store.getState()
    if (key === 'Tab') clicked = null
    if (state.hint && key !== 'Shift') stage.update({ hint: undefined })
    if (state.pair?.other === 'gone' && key !== 'Shift') stage.quiet()
    if (!(target instanceof Element) || document.querySelector(ABOVE)) return
    if (target.closest(FIELD) && !key.startsWith('Page') && key !== 'Escape') return
    if (!state.lab?.store.getState().stage) return
    if (isTrainer(state) && state.startedAt === undefined && SHOWS.test(key)) stage.start()
    const lab = state.lab
    const plays = key === ' ' && target === clicked
    const act =
      actionOf(event, plays ? document.body : target, stage, lab) ??
      (plays ? labActionOf(key, lab, false) : undefined)
    if (!act) return
    if (plays) lab.keep()
    event.preventDefault()
    // Whatever has the focus has a use of its own for it: this one is the stage's.
    event.stopPropagation()
    act()
  }
  window.addEventListener('keydown', hear, { capture: true })
  window.addEventListener('pointerdown', press, { capture: true })
  return () => {
    window.removeEventListener('keydown', hear, { capture: true })
    window.removeEventListener('pointerdown', press, { capture: true })
  }
}

const nothing = () => {}

function actionOf(
  { key, shiftKey }: KeyboardEvent,
  target: Element,
  stage: StageControl,
  lab: LabControl,
): (() => void) | undefined {
  const state = stage.store.getState()
  const isRoom = isFollowed(state)
  if (key === ' ' && isTrainer(state) && state.startedAt === undefined) return stage.start
  const hint = hintFor(key, target, lab)
  if (hint) return () => stage.update({ hint })
  const tab = TABS.get(key)
  if (tab) return () => enter(lab, tab)
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return target.closest(`${PARTY},${LIST}`) || (!shiftKey && target.closest(UP_AND_DOWN))
        ? undefined
        : () => scrollPanel(key === 'ArrowDown' ? 1 : -1)
    case 'n':
      return () => stage.beside(1)
    case 'p':
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
      return () => void stage.openOther()
    case 'z':
    case 'Backspace':
      return () => void stage.undo()
    case 'v':
      // The room has no controls.
      return isRoom ? nothing : undefined
    case 'f':
      return isTrainer(state) ? nothing : wholeScreen
    case 'Escape': {
      // What lies above everything else is closed by the lab; whoever is in a control of the panel comes out of that first.
      if (document.querySelector(`.stage-keys,${OVER}`)) return undefined
      const panel = target.parentElement?.closest<HTMLElement>('[role="tabpanel"]')
      if (panel) return () => panel.focus()
      if (lab.store.getState().zoomed) return stage.zoom
      return state.pair?.other === 'here' ? nothing : undefined
    }
  }
  return undefined
}

/** Brings a panel to the front and goes to it: to the first switch of those that can be set, which takes no key from the stage. */
function enter(lab: LabControl, tab: Tab): void {
  lab.keep()
  flushSync(() => lab.open(tab))
  const panel = ['side-panel', 'inspect-panel', 'main-panel']
    .map((id) => document.getElementById(id))
    .find((each) => each !== null)
  const first = panel?.querySelector<HTMLElement>('.switch :checked')
  ;(first ?? panel)?.focus()
}

/** Why a key of the lab does nothing here; undefined for one that does something. */
function hintFor(key: string, target: Element, lab: LabControl): string | undefined {
  const { narration, story, player, gliding } = lab.store.getState()
  const { chapters } = narration
  if (key === ' ') {
    const isPlaying = player.playing || gliding !== undefined
    return lab.isOver() && !isPlaying && !target.closest(PRESSABLE)
      ? 'That was the end: r begins again.'
      : undefined
  }
  if (!/^[1-9]$/.test(key)) return undefined
  const chapter = chapters[Number(key) - 1]
  if (!chapter) return `The last chapter is ${chapters.length}.`
  return story.steps.some((step) => step.chapter === chapter.id)
    ? undefined
    : `This run does not come to chapter ${key}.`
}

function wholeScreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.()
  done?.catch(() => {})
}
