import { findFlow } from '../../simulator/doors/catalogue'
import { type Narration, steps, type TraceEvent } from '../../simulator/doors/view'
import { type Flow, loadEngine, loadLinks } from '../lab/engine'
import type { Inputs } from '../lab/tell-story'
import { type Choice, PLAIN } from './choice'

/** The run that an embed shows a moment of. */
export interface Run {
  readonly flow: Flow
  readonly narration: Narration
  readonly events: readonly TraceEvent[]
  /** What happens, a sentence a step. */
  readonly steps: readonly string[]
  /** What stands behind the # of a link to a step of it, without anything secret; undefined where the step alone says it all. */
  readonly link: (step: number) => Promise<string | undefined>
}

/** Runs a flow as it was chosen. @throws Error when there is no such flow, or the engine does not come. */
export async function runOf({ flow: slug, inputs }: Pick<Choice, 'flow' | 'inputs'>): Promise<Run> {
  const entry = findFlow(slug)
  if (!entry) throw new Error(`There is no flow "${slug}".`)
  const [engine, links, flow, narration] = await Promise.all([
    loadEngine(),
    loadLinks(),
    entry.flow(),
    entry.narration(),
  ])
  const { result } = await engine.completeRun(flow, inputs)
  const { events } = result
  const told = steps(events, narration)
  const { switches, interventions, seed } = inputs
  const isPlain = Object.keys(switches).length === 0 && interventions.length === 0 && seed === PLAIN.seed
  return { flow, narration, events, steps: told.map(({ title }) => title), link }

  async function link(step: number): Promise<string | undefined> {
    const lastSeq = told[step - 1]?.lastSeq ?? -1
    const given = links.withoutSecrets(
      flow,
      events.filter(({ seq }) => seq <= lastSeq),
    )
    if (isPlain && JSON.stringify(given) === JSON.stringify(await plainAnswers(given.length)))
      return undefined
    return links.encodePermalink({
      flow: slug,
      revision: flow.revision,
      seed,
      switches,
      interventions,
      answers: given,
      step,
    })
  }

  async function plainAnswers(count: number) {
    const plain = await engine.completeRun(flow, PLAIN)
    return links.withoutSecrets(flow, plain.result.events).slice(0, count)
  }
}

/** Reads what stands behind the # of a link. Nothing of it is run here. */
export async function readRun(
  link: string,
): Promise<
  { readonly flow: string; readonly step: number; readonly inputs: Inputs } | { readonly says: string }
> {
  const { decodePermalink } = await loadLinks()
  const decoded = await decodePermalink(link)
  if (!decoded.ok) return { says: decoded.says }
  const { flow, step, switches, answers, interventions, seed } = decoded.state
  return { flow, step, inputs: { switches, answers, interventions, seed } }
}
