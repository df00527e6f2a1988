import { completeRun } from '../../run/complete'
import type { Flow, Switches } from '../../run/flow'
import type { TraceEvent } from '../../trace/event'

/** A story in which whoever is asked what they do next chooses the first thing that is offered, once more than they would. */
export async function again(
  flow: Flow,
  switches: Switches,
): Promise<{ readonly events: readonly TraceEvent[] }> {
  const { result, answers } = await completeRun(flow, { seed: 1, switches })
  if (result.status !== 'ended' || result.offer?.page.kind !== 'app') return result
  const choose = result.offer.page.offers?.[0]?.id ?? null
  const next = { prompt: 'next', value: { choose } } as const
  return (await completeRun(flow, { seed: 1, switches, answers: [...answers, next] })).result
}
