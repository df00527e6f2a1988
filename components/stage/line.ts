import { findFlow } from '../../simulator/doors/catalogue'
import type { LabControl } from '../lab/lab-store'
import { begin, change, hear, type Message, type Role, type Spot, tell } from './pair'
import type { Show } from './show'
import { isMove, isTick, showIn, showOf } from './show-lab'
import { isTrainer, type OpenFlow, type StageStore } from './stage-state'

/** Who is on the same machine and alive answers within a fraction of it. */
const LONGEST_ANSWER_MS = 400

const NOT_SHOWN = 'What the other window shows did not load here: load this page again.'
const NOT_TOLD = 'The other window does not follow: what tells it did not load. Load this page again.'

/** The line between two windows: what is done in one happens in the other (decision 039). */
export function createLine({ getState: get, setState: set }: StageStore, openFlow: OpenFlow) {
  let channel: BroadcastChannel | undefined
  let unsubscribe: (() => void) | undefined
  /** What was told or followed last: it is not told again. */
  let last = ''
  /** INVARIANT: what changes while this is above zero, somebody else has asked for. */
  let following = 0
  let newest = 0
  /** One show after the other: of two at once, the older could end last. */
  let showing: Promise<void> = Promise.resolve()
  /** To be shown when its flow has come, and whether the other window is told then. */
  let wanted: { readonly show: Show; readonly tells: boolean } | undefined
  let telling = false
  /** Kept when the other window has been told all that has changed. */
  let told: Promise<void> = Promise.resolve()
  /** Kept when the other window has answered, or is not there. */
  let answered: Promise<void> = Promise.resolve()
  let heardAnything = () => {}
  /** Kept when what the other window showed last is shown here. */
  let followed: Promise<void> = Promise.resolve()
  let again = false
  /** Somebody has done something here that the other window has not been told. */
  let isDone = false
  return { join, attach, act, tellChange, point, scroll, present, bring }

  /** @returns whether this browser has such lines */
  function join(room: string, me: Role): boolean {
    if (channel) return true
    if (!('BroadcastChannel' in globalThis)) {
      set({ says: 'This browser cannot join two windows. Everything works in this one.' })
      return false
    }
    channel = new BroadcastChannel(`tenant-lab:stage:${room}`)
    channel.onmessage = ({ data }) => receive(data)
    const pair = begin(room, me)
    set({ pair })
    answered = new Promise((resolve) => {
      heardAnything = resolve
      setTimeout(resolve, LONGEST_ANSWER_MS)
    })
    channel.postMessage(tell(pair, { type: 'hello' }))
    window.addEventListener('pagehide', () => say({ type: 'bye' }))
    window.addEventListener('pageshow', ({ persisted }) => persisted && say({ type: 'hello' }))
    return true
  }

  function say(said: Parameters<typeof tell>[1]): void {
    const { pair } = get()
    if (pair) channel?.postMessage(tell(pair, said))
  }

  /** Somebody does something here. It is told when it has been done, and the trainer's is not undone by what comes meanwhile. */
  function act(): void {
    if (following === 0) isDone = true
  }

  function receive(data: unknown): void {
    const { pair } = get()
    if (!pair) return
    const heard = hear(pair, data)
    set({ pair: heard.pair })
    if (heard.say) channel?.postMessage(heard.say satisfies Message)
    if (heard.point) set({ spot: heard.point.spot })
    if (heard.follow && isDone && isTrainer(get())) {
      last = ''
      void tellChange()
    } else if (heard.follow) followed = follow(heard.follow).catch(() => set({ says: NOT_SHOWN }))
    // In the panel that was shown there then.
    if (heard.scroll !== undefined) void followed.then(() => set({ scrolled: heard.scroll }))
    // The other one has nothing to show: it gets what is here.
    else if (heard.pair.other === 'here' && !heard.pair.show) void tellChange(true)
    if (heard.pair.other !== 'awaited') heardAnything()
  }

  /** Another lab has come to this stage: what the other window shows is in it before anybody can press a key. */
  async function attach(lab: LabControl): Promise<void> {
    unsubscribe?.()
    set({ lab })
    await answered
    await followed
    // Another one has been asked for meanwhile.
    if (get().lab !== lab) return
    unsubscribe = lab.store.subscribe((now, before) => {
      const isTicking = isTick(now, before)
      if (now.acts !== before.acts || (!isTicking && isMove(now, before))) act()
      // However it was asked for, by key or by mouse: the room sees it, so the demonstration has begun.
      const begins =
        following === 0 && isTrainer(get()) && get().startedAt === undefined && isMove(now, before)
      if (begins) set({ startedAt: Date.now() })
      if (begins || !isTicking) void tellChange(begins)
    })
    if (!wanted) return void tellChange()
    if (wanted.tells) return bring(wanted.show)
    last = ''
    await follow(wanted.show)
  }

  /** What is shown here, with what belongs to the stage. */
  async function present(): Promise<Show | undefined> {
    const { lab, run, startedAt } = get()
    const shown = lab && (await showOf(lab))
    return shown && { ...shown, run, startedAt }
  }

  /** Tells the other window what has changed here. Who has followed nothing and done nothing yet has nothing to tell. */
  async function tellChange(first = false): Promise<void> {
    if (!channel || following > 0 || (!first && !isDone && !get().pair?.show)) return
    again = true
    if (telling) return
    telling = true
    told = tellAll(channel).catch(() => set({ says: NOT_TOLD }))
    await told
  }

  async function tellAll(channel: BroadcastChannel): Promise<void> {
    try {
      while (again) {
        again = false
        const show = await present()
        const { pair } = get()
        const text = JSON.stringify(show)
        // Without a show, what is done here is on its way.
        if (!show || !pair || following > 0) continue
        if (!again) isDone = false
        if (text === last) continue
        last = text
        const changed = change(pair, show)
        set({ pair: changed.pair })
        channel.postMessage(changed.say)
      }
    } finally {
      telling = false
    }
  }

  async function follow(show: Show, tells = false): Promise<void> {
    const { lab } = get()
    // While another one is on its way here, what was shown last is not what is shown.
    if ((following === 0 && JSON.stringify(show) === last) || !findFlow(show.flow)) return
    set({ run: show.run, startedAt: show.startedAt })
    if (lab?.store.getState().narration.slug !== show.flow) {
      wanted = { show, tells }
      return openFlow(show.flow)
    }
    wanted = undefined
    const mine = ++newest
    following++
    try {
      const turn = showing.then(() => (mine === newest ? showIn(lab, show) : undefined))
      showing = turn.catch(() => {})
      await turn
      if (mine === newest) last = JSON.stringify(await present())
    } finally {
      following--
    }
    // What was done here meanwhile is not lost.
    void tellChange()
  }

  /** Shows a moment that was kept, whatever its flow, and tells the other window. */
  async function bring(show: Show): Promise<void> {
    // Whatever was shown since: alone, nothing is told, and it may have been the same the last time.
    last = ''
    await follow(show, true)
    // Its flow is still on its way: it is told when it has come.
    if (!get().lab) return
    last = ''
    void tellChange()
  }

  function point(spot: Spot | undefined): void {
    set({ spot })
    say({ type: 'spot', spot })
  }

  /** The panel of this window has been moved to here. */
  function scroll(to: number): void {
    // After what else has changed: the other window has the panel by then.
    void told.then(() => say({ type: 'scroll', to }))
  }
}

export type Line = ReturnType<typeof createLine>
