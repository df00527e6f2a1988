import { createStore } from 'zustand/vanilla'
import type { Narration } from '../../simulator/doors/view'
import type { Engine } from './engine'
import { createLinks } from './lab-links'
import { createPlayback } from './lab-playback'
import { createRuns } from './lab-runs'
import { initialState, type LabState, type Tab, type TabList } from './lab-state'

/** A lab: its state and what can be done to it. One per lab on a page. */
export type LabControl = ReturnType<typeof createLab>

/** @param load gives the engine; it is called again after it failed */
export function createLab(narration: Narration, load: () => Promise<Engine>) {
  const store = createStore<LabState>(() => initialState(narration))
  const playback = createPlayback(store)
  const runs = createRuns(load, store, playback)
  return {
    store,
    ...playback,
    ...runs,
    ...createLinks(load, store, runs),
    /** Shows another tab of a tab list. */
    select: (list: TabList, tab: Tab) => store.setState(({ tabs }) => ({ tabs: { ...tabs, [list]: tab } })),
    update: (part: Partial<LabState>) => store.setState(part),
  }
}
