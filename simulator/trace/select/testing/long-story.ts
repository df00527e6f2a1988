import { flow } from '../../../flows/authorization-code-pkce/flow'
import { completeRun } from '../../../run/complete'
import { run } from '../../../run/run'
import type { TraceEvent } from '../../event'

/** The first flow, and so many further visits by whoever is signed in there. */
export async function longStory(visits: number): Promise<readonly TraceEvent[]> {
  const { answers } = await completeRun(flow, { seed: 1 })
  const again = { prompt: 'next', value: { choose: 'again' } } as const
  const further = Array.from({ length: visits }, () => again)
  const result = await run(flow, { seed: 1, answers: [...answers, ...further] })
  if (result.status !== 'ended' || result.unusable)
    throw new Error(JSON.stringify(result.unusable ?? result.status))
  return result.events
}
