import { loadEngine } from '../lab/engine'
import { type Kept, readKept } from '../lab/kept/kept'
import type { LabControl } from '../lab/lab-store'
import { tellStory } from '../lab/tell-story'
import type { Trace } from './grading'

/** The runs that were played to their end before a reload, oldest first: told again from what the tab kept of them. */
export async function runsBefore(
  text: string,
  { store }: Pick<LabControl, 'store'>,
): Promise<readonly Trace[]> {
  const { flow, narration } = store.getState()
  const kept = flow && readKept(text, flow)
  if (!kept) return []
  const engine = await loadEngine()
  const told = await Promise.all(
    [...kept.places.values()].filter(isLeft).map(async ({ run }) => {
      const { story } = await tellStory(engine, flow, narration, run)
      return story.outcome && run.step === story.steps.length ? [story.events] : []
    }),
  )
  return told.flat()
}

/** Whether its reader may have played it to the end: where the next place only has more answers, they were in the middle of it. */
function isLeft({ run, taken }: Kept, index: number, places: readonly Kept[]): boolean {
  const next = places[index + 1]?.run
  const isMiddle =
    next !== undefined &&
    next.answers.length > run.answers.length &&
    JSON.stringify(next.switches) === JSON.stringify(run.switches)
  return taken && !isMiddle
}
