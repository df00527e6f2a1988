import { findFlow } from '../../simulator/doors/catalogue'
import { type Prepared, runBeside } from '../decks/deck'
import { addRun, deckNow } from '../decks/keeper'
import type { LabState } from '../lab/lab-state'
import type { LabControl } from '../lab/lab-store'
import { linkTo, wholeMoment } from '../share/moment'
import type { Line } from './line'
import type { Show } from './show'
import type { OpenFlow, StageStore } from './stage-state'

/** The run with the tenant that was brought in for it; undefined in one that a link tells. */
async function fileOf(state: LabState): Promise<string | undefined> {
  if (typeof state.tenant !== 'object') return undefined
  const { writeRunFile } = await import('../../simulator/doors/export')
  return writeRunFile(await wholeMoment(state), state.tenant, { indent: 0 })
}

/** Plays prepared runs one after the other, whatever their flows. */
export function createDeckPlayer(
  { getState: get, setState: set, subscribe }: StageStore,
  line: Line,
  openFlow: OpenFlow,
) {
  /** What was on the stage before each run that was gone to. */
  let before: readonly { readonly show: Show; readonly story: LabState['story'] }[] = []
  /** Kept when the run that was asked for last has been gone to. */
  let going: Promise<void> = Promise.resolve()
  return { goTo, beside, keep, undo, fetchAhead }

  /** One after the other, as often as it is asked for: the next run may be asked for while one is on its way. */
  function goTo(to: Prepared): Promise<void> {
    const { run } = get()
    line.act()
    set({ run: to.id, list: false, says: undefined })
    going = going
      .then(() => go(to, run))
      .catch(() => set({ run, says: `“${to.title}” did not load: try again.` }))
    return going
  }

  async function go({ flow, link, file }: Prepared, run: string | undefined): Promise<void> {
    const lab = await living()
    lab.pause()
    const here = await line.present()
    if (!here) return
    before = [...before, { show: { ...here, run }, story: lab.store.getState().story }]
    if (flow !== here.flow) {
      openFlow(flow, file === undefined ? link : undefined)
      if (file !== undefined) await open(await living(), file)
      return
    }
    lab.keep()
    lab.update({ zoomed: false, veiled: false, token: undefined })
    if (file !== undefined) {
      // No address holds it.
      history.replaceState(history.state, '', location.pathname + location.search)
      return open(lab, file)
    }
    history.replaceState(history.state, '', `#${link}`)
    await lab.openLink(link)
  }

  /** Shows a run with the tenant that was brought in for it. */
  async function open(lab: LabControl, file: string): Promise<void> {
    const { showFile } = await import('../sandbox/open-run')
    lab.act()
    const says = await showFile(lab, file)
    if (says) set({ says })
  }

  /** The lab on the stage, once it lives. */
  function living(): Promise<LabControl> {
    return new Promise((resolve) => {
      const look = () => {
        const { lab } = get()
        if (lab) resolve(lab)
        return lab !== undefined
      }
      if (look()) return
      const end = subscribe(() => look() && end())
    })
  }

  /** Loads the flows of every prepared run: the next one is played with the network unplugged as well. */
  function fetchAhead(): void {
    for (const flow of new Set(deckNow().map((run) => run.flow))) {
      const entry = findFlow(flow)
      Promise.all([entry?.flow(), entry?.narration()]).catch(() => {})
    }
  }

  /** To the next run, or to the one before. */
  function beside(by: 1 | -1): void {
    const deck = deckNow()
    const run = runBeside(deck, get().run, by)
    if (run) return void goTo(run)
    const none = 'There are no prepared runs: keep a moment first (d).'
    set({ hint: deck.length === 0 ? none : `That was the ${by > 0 ? 'last' : 'first'} prepared run.` })
  }

  /** Keeps what is on the stage under a title. What was typed in secret is not in it. */
  async function keep(title: string): Promise<string> {
    const now = get().lab?.store.getState()
    const link = now && (await linkTo(now).catch(() => undefined))
    if (!link) return 'It could not be kept: try again.'
    const flow = now.narration.slug
    const file = await fileOf(now).catch(() => 'failed' as const)
    if (file === 'failed') return 'It could not be kept: try again.'
    const kept = file === undefined ? 'is kept' : 'is kept, with its tenant'
    return addRun({ title, notes: '', flow, link, ...(file && { file }) }) ?? `“${title}” ${kept}.`
  }

  /** Takes back the last key: in the lab, or, where nothing has been done since a run came, that it came. */
  function undo(): Promise<void> {
    going = going.then(takeBack).catch(() => {})
    return going
  }

  async function takeBack(): Promise<void> {
    const lab = await living()
    const last = before.at(-1)
    const now = lab.store.getState()
    lab.undo()
    const undone = lab.store.getState() !== now
    if (!last || (undone && lab.store.getState().story !== last.story)) return
    before = before.slice(0, -1)
    set({ run: last.show.run })
    // The room that has been begun stays begun.
    if (!undone) await line.bring({ ...last.show, startedAt: get().startedAt })
  }
}
