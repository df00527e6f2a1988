import { findFlow } from '../../simulator/doors/catalogue'
import { completeRun } from '../../simulator/doors/index'
import { encodePermalink, withoutSecrets } from '../../simulator/doors/links'
import { type RefusalRun, refusals } from '../../simulator/doors/refusals'
import { steps } from '../../simulator/doors/view'

/** Where a refusal can be seen: the address of a run that stands at it, or the reason why there is none. */
export type RefusalShown = { readonly href: string; readonly title: string } | { readonly why: string }

/** Of one code: its run is run here. */
export async function refusalShown(code: number): Promise<RefusalShown | undefined> {
  const shown = refusals[code]
  if (!shown) return undefined
  return 'why' in shown ? shown : await linkTo(code, shown)
}

/** By code, for every code: each of these runs is run here, and the step of the refusal is read from it. */
export async function refusalsShown(): Promise<ReadonlyMap<number, RefusalShown>> {
  const shown = Object.entries(refusals).map(async ([code, each]) => {
    const found = 'why' in each ? each : await linkTo(Number(code), each)
    return [Number(code), found] as const
  })
  return new Map(await Promise.all(shown))
}

/** @throws Error when the run does not come to the refusal */
async function linkTo(code: number, { flow: slug, ...inputs }: RefusalRun): Promise<RefusalShown> {
  const entry = findFlow(slug)
  if (!entry) throw new Error(`There is no flow "${slug}".`)
  const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  const { result } = await completeRun(flow, { seed: 1, ...inputs })
  const refusal = result.events.find((event) => event.type === 'check-failed' && event.error.code === code)
  const later = refusal && steps(result.events, narration).filter(({ lastSeq }) => lastSeq >= refusal.seq)
  // The answer that says so, where one does; a question is repeated, and says it on its page.
  const at = later?.find(({ refused }) => refused) ?? later?.[0]
  if (!at) throw new Error(`No step of ${slug} refuses with ${code}.`)
  const link = await encodePermalink({
    flow: slug,
    revision: flow.revision,
    seed: 1,
    switches: inputs.switches ?? {},
    interventions: inputs.interventions ?? [],
    answers: withoutSecrets(flow, result.events),
    step: at.index + 1,
  })
  return { href: `/lab/${slug}#${link}`, title: entry.title }
}
