import { giveNames } from '../../names/give-names'
import type { LabState } from '../lab-state'
import type { LabControl } from '../lab-store'
import { isLink, newLink } from '../new-link'
import { keepHand } from './keep-hand'
import { type Kept, keptOf, placeToShow, readKept, writeKept } from './kept'
import { isStagePage, keptHere, keptKey, OPEN_KEY } from './key'
import { isRouted, type Mark, markOf } from './mark'

/**
 * Keeps a lab's run, step and panels for this tab, and puts what its reader does into the browser's history (decision 024).
 * What was kept is there again when the returned promise is kept. A new link in the address wins over it.
 * @param router what the site's router keeps with the entries of this page
 */
export async function keepRun(control: LabControl, router: unknown): Promise<void> {
  const { store } = control
  const { getState: get, setState: set } = store
  const { flow } = get()
  if (!flow) return
  const alone = isStagePage()
  // A stage goes on to other flows, under other addresses: what is kept there is not this lab's.
  const home = keptKey()
  const isHere = () => keptKey() === home
  let places = new Map<number, LabState | Kept>()
  let at = 0
  /** While the lab is being brought to a place, what it shows on the way is not its reader's. */
  let moving = 0

  function stamp(how: 'pushState' | 'replaceState', more: Partial<Mark> = {}): void {
    if (!isRouted(router)) return
    const lab: Mark = { place: at, stage: !alone && get().stage, opens: false, ...more }
    // What is pushed is no longer what a link in the address shows.
    const isPast = how === 'pushState' && isLink(location.hash.slice(1))
    history[how]({ ...router, lab }, '', isPast ? location.pathname + location.search : location.href)
  }

  function write(): void {
    const kept = [...places].flatMap(([id, place]) => {
      const found = 'story' in place ? keptOf(flow as NonNullable<typeof flow>, place) : place
      return found ? [[id, found] as const] : []
    })
    try {
      sessionStorage.setItem(keptKey(), writeKept({ last: at, places: new Map(kept) }))
    } catch {
      // Full or refused: it lasts as long as the page.
    }
  }

  async function goTo(place: LabState | Kept): Promise<void> {
    control.drop()
    moving += 1
    try {
      await bring(place)
    } finally {
      moving -= 1
    }
  }

  async function bring(place: LabState | Kept): Promise<void> {
    const { stage, sheet, acts, player } = get()
    if ('story' in place) {
      // States are never altered: the one of then is the one of now.
      const then = { ...place.player, playing: false, speed: player.speed }
      const none = { gliding: undefined, problem: undefined, compared: undefined }
      set({ ...place, stage, sheet, acts, player: then, ...none })
    } else {
      const { run, branches, tenant: _key, ...others } = place
      const { step, flow: _, revision: __, names, tenant: ___, ...inputs } = run
      const [tenant, ...tenants] = await Promise.all([place, ...branches].map(ownTenant))
      set({ hold: undefined })
      if ((names ?? tenant ?? get().plain) && !(await giveNames(store, names, tenant)))
        throw new Error('These names cannot be used.')
      // Before it is shown: a run that comes back at its end is told to the page, as it was when it was played.
      set({ taken: place.taken })
      await control.show(inputs, step)
      set({
        ...others,
        branches: branches.map(({ title, run: { step: position, ...left } }, index) => ({
          ...left,
          // The numbers from 0 are those of runs that are left from now on.
          id: -1 - index,
          title,
          answers: left.answers as LabState['answers'],
          tenant: tenants[index],
          position,
        })),
      })
    }
  }

  /** The tenant of what was kept. @throws Error when this tab has it no more */
  async function ownTenant({ tenant: key }: Pick<Kept, 'tenant'>): Promise<LabState['tenant']> {
    if (key === undefined || key === 'empty') return key
    const { tenantOfKey } = await import('../../sandbox/tab-tenants')
    return tenantOfKey(key, flow as NonNullable<typeof flow>)
  }

  /** To what was kept for this entry of the history, or else was shown last in this tab. */
  async function begin(): Promise<void> {
    const text = keptHere()
    const kept = text === null ? undefined : readKept(text, flow as NonNullable<typeof flow>)
    if (text !== null && !kept) drop()
    places = new Map(kept?.places)
    const next = Math.max(-1, ...places.keys()) + 1
    const marked = markOf(history.state)?.place
    const link = location.hash.slice(1)
    const handed = keptHere(OPEN_KEY)
    if (handed !== null) {
      at = next
      sessionStorage.removeItem(OPEN_KEY)
      const { openHanded } = await import('../../sandbox/open-run')
      await openHanded(control, handed)
      places.set(at, get())
      return stamp('replaceState')
    }
    if (newLink()) {
      at = next
      return
    }
    at = (kept && placeToShow(kept, marked)) ?? next
    const place = places.get(at)
    if (place) await goTo(place).catch(drop)
    else if (isLink(link)) return control.openLink(link)
    stamp('replaceState')
  }

  function drop(): void {
    forget()
    places.clear()
    set({ problem: 'What this tab kept of the run cannot be read any more. The lab starts afresh.' })
  }

  /** Whether there is anything to lose: who only reads has done nothing. */
  function isWorth({ taken, tabs }: LabState): boolean {
    return taken || places.size > 1 || JSON.stringify(tabs) !== untouched || keptHere() !== null
  }

  const untouched = JSON.stringify(get().tabs)
  await begin()
  keepHand(control)

  window.addEventListener('popstate', ({ state }) => {
    if (!isHere()) return
    const mark = markOf(state)
    if (!mark) {
      // A heading of the text was gone to: the lab stays as it is. A link is opened, and is a place of its own.
      if (!newLink()) stamp('replaceState')
      return
    }
    moving += 1
    if (mark.place !== at) {
      at = mark.place
      const place = places.get(at)
      if (place) void goTo(place).then(write)
    }
    if (!alone) set({ stage: mark.stage })
    moving -= 1
    write()
  })
  window.addEventListener('pagehide', () => {
    if (isHere() && isWorth(get())) write()
  })
  // Another page of this tab may have gone on with the run meanwhile.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isHere()) void begin()
  })
  store.subscribe((now, before) => {
    if (moving > 0 || !isHere()) return
    if (now.acts > before.acts && isRouted(router)) {
      const isEntry = markOf(history.state) !== undefined
      if (isEntry) places.set(at, before)
      at = Math.max(at, ...places.keys()) + 1
      stamp(isEntry ? 'pushState' : 'replaceState')
    }
    places.set(at, now)
    if (!alone && now.stage !== before.stage) {
      if (now.stage) stamp('pushState', { opens: true })
      else if (markOf(history.state)?.opens) history.back()
      else stamp('replaceState')
    }
    const isStill = !now.player.playing && now.gliding === undefined
    if (isStill && isWorth(now)) write()
  })
}

function forget(): void {
  try {
    sessionStorage.removeItem(keptKey())
  } catch {
    // Nothing was kept there.
  }
}
