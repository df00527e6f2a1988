import { findFlow } from '../../simulator/doors/catalogue'
import { type Narration, steps, type TraceEvent } from '../../simulator/doors/view'
import { type Flow, loadEngine, loadLinks } from '../lab/engine'
import { type Choice, type Inputs, PLAIN } from './choice'

const loadNames = () => import('../../simulator/doors/own-names')

/** The run that an embed shows a moment of. */
export interface Run {
  readonly flow: Flow
  readonly narration: Narration
  readonly events: readonly TraceEvent[]
  /** What happens, a sentence a step. */
  readonly steps: readonly string[]
  /** What stands behind the # of a link to a step of it, without anything secret; undefined where the step alone says it all. */
  readonly link: (step: number) => Promise<string | undefined>
  /** How many changes are not in it, because a secret is in them. */
  readonly leftOut: number
}

/** Runs a flow as it was chosen. @throws Error when there is no such flow, or the engine does not come. */
export async function runOf({ flow: slug, inputs }: Pick<Choice, 'flow' | 'inputs'>): Promise<Run> {
  const entry = findFlow(slug)
  if (!entry) throw new Error(`There is no flow "${slug}".`)
  const { names, ...run } = inputs
  const [engine, links, exporting, plainFlow, plainNarration, door] = await Promise.all([
    loadEngine(),
    loadLinks(),
    import('../../simulator/doors/export'),
    entry.flow(),
    entry.narration(),
    names && loadNames(),
  ])
  const flow = names && door ? door.withNames(plainFlow, names) : plainFlow
  const narration = names && door ? door.tellWithNames(plainFlow, plainNarration, names) : plainNarration
  const { result } = await engine.completeRun(flow, run)
  const { events } = result
  const told = steps(events, narration)
  const { switches, interventions, seed } = run
  const carried = exporting.changesWithoutSecrets(interventions, events)
  const isPlain =
    !names && Object.keys(switches).length === 0 && interventions.length === 0 && seed === PLAIN.seed
  return {
    flow,
    narration,
    events,
    steps: told.map(({ title }) => title),
    link,
    leftOut: interventions.length - carried.length,
  }

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
      interventions: carried,
      answers: given,
      step,
      ...(names && { names }),
    })
  }

  async function plainAnswers(count: number) {
    const plain = await engine.completeRun(flow, PLAIN)
    return links.withoutSecrets(flow, plain.result.events).slice(0, count)
  }
}

/** What a link says, as far as it can be used, and what of it cannot. */
interface Read {
  readonly flow: string
  readonly step: number
  readonly inputs: Inputs
  readonly unusable?: string
}

/** Reads what stands behind the # of a link. Nothing of it is run here. */
export async function readRun(link: string): Promise<Read | { readonly says: string }> {
  const { decodePermalink } = await loadLinks()
  const decoded = await decodePermalink(link)
  if (!decoded.ok) return { says: decoded.says }
  const { flow: slug, step, switches, answers, interventions, seed, names } = decoded.state
  const read: Read = { flow: slug, step, inputs: { switches, answers, interventions, seed } }
  if (names === undefined) return read
  const [door, flow] = await Promise.all([loadNames(), findFlow(slug)?.flow()])
  return flow && door.isNames(flow, names)
    ? { ...read, inputs: { ...read.inputs, names: door.plainNames(names) } }
    : { ...read, unusable: 'Its own names cannot be used.' }
}
