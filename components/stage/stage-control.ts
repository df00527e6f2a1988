import { createStore } from 'zustand/vanilla'
import { createDeckPlayer } from './deck-player'
import { createLine } from './line'
import { nothingYet, type OpenFlow, type StageState } from './stage-state'
import { isUnplugged, UNPLUGGED } from './unplugged'

/** What a stage can do besides its lab. One per page; labs come and go on it. */
export type StageControl = ReturnType<typeof createStage>

/** Where the name of the pair is kept: the room's window finds its trainer again when it is loaded anew. */
const ROOM = 'tenant-lab:room'
const NAME = /^[\w-]{1,64}$/

export function createStage(show: OpenFlow) {
  const store = createStore<StageState>(() => nothingYet)
  /** Until the next lab lives there is none: a key pressed meanwhile is not for the one that goes. */
  const openFlow: OpenFlow = (flow, link) => {
    store.setState({ lab: undefined })
    show(flow, link)
  }
  const line = createLine(store, openFlow)
  const { getState: get, setState: set } = store
  return {
    store,
    attach: line.attach,
    point: line.point,
    scroll: line.scroll,
    ...createDeckPlayer(store, line, openFlow),
    find,
    openOther,
    start,
    zoom,
    quiet,
    standAlone: () => set(({ pair }) => ({ pair: pair && { ...pair, other: 'gone' } })),
    update: (part: Partial<StageState>) => set(part),
  }

  /** Finds out which window this is: the address says it, or what is kept for this tab. */
  function find(): void {
    const asked = new URLSearchParams(location.search)
    const trainer = asked.get('trainer') ?? ''
    if (NAME.test(trainer)) return void line.join(trainer, 'trainer')
    const room = asked.get('room') ?? kept() ?? ''
    if (NAME.test(room)) return joinRoom(room)
  }

  /** Opens the other window, on this machine: the trainer's from the room's, or the room's from the trainer's. */
  function openOther(): void {
    const { pair } = get()
    if (pair?.other === 'here') return set({ hint: 'The other window is open already.' })
    if (isUnplugged()) return set({ says: UNPLUGGED })
    const room = pair?.room ?? kept() ?? crypto.randomUUID()
    const role = pair?.me === 'trainer' ? 'room' : 'trainer'
    if (!pair) joinRoom(room)
    if (!get().pair) return
    void line.tellChange(true)
    const address = `${location.pathname}?${role}=${room}`
    const opened = window.open(address, `tenant-lab-${role}-${room}`, 'popup,width=1280,height=800')
    const blocked = `The browser opened no window. Allow it for this page, or open ${location.origin}${address} in a window of your own.`
    set({ says: opened ? undefined : blocked })
  }

  /** That the other window is gone has been read: it is told no more, until it has come and gone again. */
  function quiet(): void {
    set(({ pair }) => ({ pair: pair && pair.other !== 'here' ? { ...pair, other: 'awaited' } : pair }))
  }

  function joinRoom(room: string): void {
    if (!line.join(room, 'room')) return
    try {
      sessionStorage.setItem(ROOM, room)
    } catch {
      // Refused: the pair lasts as long as the page.
    }
  }

  function start(): void {
    line.act()
    set({ startedAt: Date.now() })
    void line.tellChange(true)
  }

  /** The panel beside the picture, as large as the stage; and back. Where there is room for one thing it takes turns with the picture. */
  function zoom(): void {
    const { lab } = get()
    if (!lab) return
    lab.keep()
    const { zoomed, tabs } = lab.store.getState()
    if (!document.querySelector('.lab-main')) return lab.update({ zoomed: !zoomed })
    if (tabs.main === 'diagram') lab.open(tabs.side)
    else lab.select('main', 'diagram')
  }
}

function kept(): string | undefined {
  try {
    return sessionStorage.getItem(ROOM) ?? undefined
  } catch {
    return undefined
  }
}
