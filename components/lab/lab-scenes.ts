import { findInRun, type InRun, reduce } from '../../simulator/doors/view'
import type { LabControl } from './lab-store'
import type { Hold, Scene } from './scene'

/** Shows what a text asks for, unless its reader has taken the lab in hand; what the reader asked for, always. */
export async function showScene(lab: LabControl, wanted: Omit<Scene, 'flow'>): Promise<void> {
  if (wanted.release) return lab.release()
  if (wanted.show) return pointAt(lab, wanted.show)
  if (wanted.insist)
    return wanted.seq === undefined ? begin(lab, wanted.switches ?? {}, wanted.hold) : point(lab, wanted.seq)
  const { getState: get, setState: set } = lab.store
  if (get().taken) return
  const chosen = wanted.switches ?? {}
  if (
    JSON.stringify(chosen) !== JSON.stringify(get().switches) ||
    get().answers.length < get().story.filled.length
  ) {
    await lab.show({ answers: [], switches: chosen, interventions: [] }, 0, true)
  }
  const { story } = get()
  const step = wanted.at && findInRun(story.events, story.steps, wanted.at)
  if (!step) return
  set((state) => ({
    player: reduce(reduce(state.player, { type: 'pause' }), { type: 'seek', position: step.index }),
    gliding: step.index + 1,
  }))
  lab.goBack()
}

/** A run of its own from the start, for its reader to play. */
async function begin(
  lab: LabControl,
  switches: Readonly<Record<string, string>>,
  hold: Hold | undefined,
): Promise<void> {
  lab.act()
  leave(lab)
  lab.update({ hold, taken: true })
  lab.goBack()
  lab.select('main', 'diagram')
  await lab.show({ answers: [], switches, interventions: [] }, 0)
}

/** To the step where what a text speaks of first stands, and lights it. A run without it is kept, and the text's own is shown. */
async function pointAt(lab: LabControl, wanted: InRun): Promise<void> {
  const find = () => {
    const { story } = lab.store.getState()
    return findInRun(story.events, story.steps, wanted)
  }
  if (!find()) {
    if (lab.store.getState().hold) return sayHeld(lab)
    lab.act()
    leave(lab)
    await lab.show({ answers: [], switches: {}, interventions: [] }, 0, true)
  }
  const step = find()
  if (!step) return
  lab.seek(step.index + 1)
  lab.open('message')
  if (wanted.fact !== undefined) lab.select('main', 'diagram')
  lab.update({ sheet: true, lit: { ...wanted, step: step.index } })
}

/** To the step during which the event `seq` happened, with its reasons beside it. */
function point(lab: LabControl, seq: number): void {
  const { story, hold } = lab.store.getState()
  const index = story.steps.findIndex((step) => step.lastSeq >= seq)
  if (index < 0) return hold && sayHeld(lab)
  lab.seek(index + 1)
  lab.select('left', 'why')
  lab.select('side', 'why')
}

/** The way there would give the answer away: it stays where it is, and says why. */
function sayHeld(lab: LabControl): void {
  lab.update({
    sheet: true,
    problem: 'The exercise holds this back until it is answered. The lab stays where it is.',
  })
}

/** What its reader has answered is kept. */
function leave({ store, leave }: LabControl): void {
  if (store.getState().answers.length > 0) leave()
}
