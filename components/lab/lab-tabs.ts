import type { LabStore, Tab, TabList } from './lab-state'

/** Which panel stands in front, in each list of tabs. */
export function createTabs({ getState: get, setState: set }: LabStore) {
  return { select, open, comeForward, goBack }

  /** The reader chooses: what was in front before does not come back by itself. */
  function select(list: TabList, tab: Tab): void {
    const { [list]: _, ...aside } = get().aside
    set(({ tabs }) => ({ aside, tabs: { ...tabs, [list]: tab } }))
  }

  /** Brings a panel to the front wherever it stands, whatever the arrangement. */
  function open(tab: Tab): void {
    const isBrowser = tab === 'browser'
    const isShown = isBrowser || tab === 'steps' || tab === 'break' || tab === 'change'
    const isRight = isBrowser || tab === 'message' || tab === 'token'
    set(({ tabs }) => ({
      aside: {},
      tabs: {
        ...tabs,
        [isRight ? 'right' : 'left']: tab,
        side: tab,
        main: isShown ? tab : 'inspect',
        inspect: isShown ? tabs.inspect : tab,
      },
    }))
  }

  /** Brings the browser to the front of these lists, until the run goes on elsewhere. */
  function comeForward(lists: readonly TabList[]): void {
    const { tabs, aside } = get()
    const all = <T>(of: (list: TabList) => T) => Object.fromEntries(lists.map((list) => [list, of(list)]))
    if (lists.every((list) => tabs[list] === 'browser')) return
    set({ aside: { ...all((list) => tabs[list]), ...aside }, tabs: { ...tabs, ...all(() => 'browser') } })
  }

  /** Puts back what the browser came in front of: all of it, or in one list. */
  function goBack(list?: TabList): void {
    const { tabs, aside } = get()
    if (list === undefined) return set({ tabs: { ...tabs, ...aside }, aside: {} })
    const { [list]: before, ...others } = aside
    if (before !== undefined) set({ tabs: { ...tabs, [list]: before }, aside: others })
  }
}

export type TabControl = ReturnType<typeof createTabs>
