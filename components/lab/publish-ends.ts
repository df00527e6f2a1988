import { publishRun } from './lab-bus'
import type { LabControl } from './lab-store'

/** Tells the page about every run of a lab that its reader has played, or gone, to the end. */
export function publishEnds(flow: string, { store }: Pick<LabControl, 'store'>): void {
  store.subscribe(({ story, player }, before) => {
    const [started] = story.events
    const over = story.outcome !== undefined && player.position === story.steps.length
    if (!over || started?.type !== 'run-started') return
    if (story === before.story && before.player.position === player.position) return
    publishRun({ flow, events: story.events, status: 'ended', switches: started.switches })
  })
}
