import { publishRun } from './lab-bus'
import type { LabControl } from './lab-store'

/** Tells the page about every run of a lab that its reader has played, or gone, to the end, or to where the rest is kept back. */
export function publishEnds(flow: string, { store }: Pick<LabControl, 'store'>): void {
  store.subscribe(({ story, behind, player, taken }, before) => {
    const { events, outcome } = behind ?? story
    const [started] = events
    const over = outcome !== undefined && player.position === story.steps.length
    // What a text has scrolled to was played by nobody.
    if (!over || !taken || started?.type !== 'run-started') return
    if (story === before.story && before.player.position === player.position) return
    publishRun({ flow, events, status: 'ended', switches: started.switches })
  })
}
