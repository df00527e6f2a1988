import { findFlow } from '../../simulator/doors/catalogue'
import { completeRun, type RunInput } from '../../simulator/doors/index'
import { findInRun, type InRun, type Narration, type Step, steps } from '../../simulator/doors/view'
import type { Trace } from './exercise'
import type { LessonScenario } from './scenario'

/** The run that a text speaks of, told. */
export interface LessonRun {
  readonly events: Trace
  readonly steps: readonly Step[]
  readonly narration: Narration
}

/** Runs a scenario as the lab does that waits beside its text, with more switches or none, and what a reader does beside. @throws Error when its flow is not there. */
export async function runOf(
  { flow: slug, seed, switches }: LessonScenario,
  more: Readonly<Record<string, string>> = {},
  others: Pick<RunInput, 'answers' | 'interventions'> = {},
): Promise<LessonRun> {
  const known = findFlow(slug)
  if (!known) throw new Error(`There is no flow "${slug}".`)
  const [flow, narration] = await Promise.all([known.flow(), known.narration()])
  const { result } = await completeRun(flow, { seed, switches: { ...switches, ...more }, ...others })
  return { events: result.events, steps: steps(result.events, narration), narration }
}

/** Where a text points to in a run; undefined when the run has no such thing. */
export function stepIn({ events, steps }: LessonRun, wanted: InRun): Step | undefined {
  return findInRun(events, steps, wanted)
}
