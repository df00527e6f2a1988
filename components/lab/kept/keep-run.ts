import { giveNames } from '../../names/give-names'
import type { LabState } from '../lab-state'
import type { LabControl } from '../lab-store'
import { isLink, newLink } from '../new-link'
import { whenPainted } from '../when-painted'
import { keepHand } from './keep-hand'
import { type Kept, type KeptPlaces, keptOf, LONGEST, placeToShow, readKept, writeKept } from './kept'
import { isStagePage, keptHere, keptKey, OPEN_KEY } from './key'
import { isRouted, type Mark, markOf } from './mark'
import { forgetUnusedTenants } from './unused-tenants'

/** Below this there is no use in keeping less, in characters. */
const LEAST = 10_000
const BRANCHES_GONE =
  'Runs that you left are not among the others any more: this tab has their tenant no more.'
const NOT_KEPT =
  'This run has become too long for this tab to keep: a reload loses it. Share saves it as a file.'

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
  /** Whether what was written last had room: that it has none is said once. */
  let isKept = true
  let isDue = false

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
    const was = isKept
    isKept = isStored(home, { last: at, places: new Map(kept) })
    if (was && !isKept) warn(NOT_KEPT)
  }

  /** What is kept comes back with the page: what a press changes is on screen before it is written. */
  function writeSoon(): void {
    if (isDue) return
    isDue = true
    whenPainted(() => {
      isDue = false
      write()
    })
  }

  function warn(says: string): void {
    const { problem } = get()
    set({ problem: problem ? `${problem} ${says}` : says })
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
      const tenant = await ownTenant(place)
      const found = await Promise.all(
        branches.map(async (branch) => {
          try {
            return [{ ...branch, tenant: await ownTenant(branch) }]
          } catch {
            return []
          }
        }),
      )
      const left = found.flat()
      set({ hold: undefined })
      if ((names ?? tenant ?? get().plain) && !(await giveNames(store, names, tenant)))
        throw new Error('These names cannot be used.')
      // Before it is shown: a run that comes back at its end is told to the page, as it was when it was played.
      set({ taken: place.taken })
      await control.show(inputs, step)
      set({
        ...others,
        branches: left.map(({ title, tenant: of, run: { step: position, ...inputs } }, index) => ({
          ...inputs,
          // The numbers from 0 are those of runs that are left from now on.
          id: -1 - index,
          title,
          answers: inputs.answers as LabState['answers'],
          tenant: of,
          position,
        })),
      })
      if (left.length < branches.length) warn(BRANCHES_GONE)
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
    if (place) await comeBack()
    else if (isLink(link)) return control.openLink(link)
    stamp('replaceState')
  }

  /** To the place that is to be shown; where that cannot be, to the newest that can. */
  async function comeBack(): Promise<void> {
    let why = ''
    for (const id of [at, ...[...places.keys()].toSorted((one, other) => other - one)]) {
      const place = places.get(id)
      if (!place) continue
      try {
        await goTo(place)
        at = id
        if (why) warn(`${why} This is the newest of those that can.`)
        return
      } catch (fault) {
        places.delete(id)
        why ||= whyNot(fault)
      }
    }
    drop()
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
  forgetUnusedTenants()
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
      if (place)
        void goTo(place)
          .catch((fault) => {
            places.set(mark.place, get())
            warn(`${whyNot(fault)} The lab stays as it is.`)
          })
          .then(write)
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
    if (isStill && isWorth(now)) writeSoon()
  })
}

const whyNot = (fault: unknown) =>
  `The run that was here cannot be shown. ${fault instanceof Error ? fault.message : ''}`.trim()

/** Characters that there was room for, and twice as many: others may have gone meanwhile. */
let room = LONGEST

/** Stores what can be stored: all of it, or less, down to the place that is shown. */
function isStored(key: string, kept: KeptPlaces): boolean {
  for (let most = room; most >= LEAST; most /= 2) {
    const text = writeKept(kept, most)
    if (text === undefined) return false
    try {
      sessionStorage.setItem(key, text)
      room = Math.min(LONGEST, most * 2)
      return true
    } catch (fault) {
      // Refused, to every page: it lasts as long as the page, and there is nothing to be done.
      if (!((fault as DOMException).name === 'QuotaExceededError')) return true
    }
  }
  return false
}

function forget(): void {
  try {
    sessionStorage.removeItem(keptKey())
  } catch {
    // Nothing was kept there.
  }
}
