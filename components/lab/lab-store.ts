import { createStore } from 'zustand/vanilla'
import type { Narration } from '../../simulator/doors/view'
import type { Engine } from './engine'
import { createLinks } from './lab-links'
import { createPlayback } from './lab-playback'
import { createRuns } from './lab-runs'
import { initialState, type LabState } from './lab-state'
import { createTabs } from './lab-tabs'
import { createUndo } from './lab-undo'

/** A lab: its state and what can be done to it. One per lab on a page. */
export type LabControl = ReturnType<typeof createLab>

/** @param load gives the engine; it is called again after it failed */
export function createLab(narration: Narration, load: () => Promise<Engine>) {
  const store = createStore<LabState>(() => initialState(narration))
  const tabs = createTabs(store)
  const playback = createPlayback(store, tabs)
  const runs = createRuns(load, store, playback, tabs)
  return {
    store,
    ...tabs,
    ...playback,
    ...runs,
    ...createUndo(store, runs),
    ...createLinks(load, store, runs),
    /** Back to the text that the lab lies over. */
    closeSheet: () => {
      tabs.goBack()
      store.setState({ sheet: false })
    },
    update: (part: Partial<LabState>) => store.setState(part),
  }
}
