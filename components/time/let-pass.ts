import type { Step, TraceEvent } from '../../simulator/doors/view'
import type { Intervention } from '../lab/engine'
import type { LabControl } from '../lab/lab-store'

type Wait = Extract<Intervention, { readonly do: 'wait' }>
/** A run, as far as it says when time passed. */
interface Told {
  readonly events: readonly TraceEvent[]
  readonly steps: readonly Step[]
}

/** Lets time pass, and stands where it has passed; where the run does not come to it, where its reader stood. */
export async function letPass(lab: LabControl, wait: Wait): Promise<void> {
  const { story, player, interventions } = lab.store.getState()
  await lab.change([...interventions, wait])
  const next = lab.store.getState().story
  if (next === story) return
  const passed = stepAdded(story, next)
  lab.seek(passed ? passed.index + 1 : player.position)
}

/** The step in which time passes that did not pass `before`: of several alike, the last at its moment. */
function stepAdded(before: Told, after: Told): Step | undefined {
  const old = waitsOf(before)
  return waitsOf(after).find(({ says }, nth) => says !== old[nth]?.says)?.step
}

function waitsOf({ events, steps }: Told) {
  return steps.flatMap((step) => {
    const event = events[step.seq]
    return event?.type === 'clock-advanced' ? [{ step, says: `${event.at} ${event.seconds}` }] : []
  })
}
