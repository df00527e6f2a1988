import type { Flow, RunInput } from './flow'
import type { Answer } from './prompt'
import { resolveSwitches, run } from './run'
import type { RunResult } from './run-result'

/** More prompts than any sign-in has: a flow that asks on and on is a bug. */
const MOST_PROMPTS = 60

/**
 * Runs a flow to its end: the given answers first, then what a sensible person answers. Answers that do not fit are dropped
 * from that point on.
 * @throws SimulationError as `run` does.
 */
export async function completeRun(
  flow: Flow,
  input: RunInput,
): Promise<{ readonly result: RunResult; readonly answers: readonly Answer[] }> {
  const switches = resolveSwitches(flow, input.switches ?? {})
  let answers = [...(input.answers ?? [])]
  for (let round = 0; round <= MOST_PROMPTS; round++) {
    const result = await run(flow, { ...input, answers })
    if (result.status !== 'awaiting') return { result, answers: answers.slice(0, countAnswered(result)) }
    answers = [...answers.slice(0, result.prompt.index), flow.person(result, switches)]
  }
  return {
    result: { status: 'crashed', events: [], says: `Asked more than ${MOST_PROMPTS} times.` },
    answers,
  }
}

function countAnswered(result: RunResult): number {
  return result.events.filter((event) => event.type === 'prompt-answered').length
}
