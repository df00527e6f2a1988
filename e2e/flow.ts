import { scenario } from '../content/lessons/authentication/signing-in/scenario'
import { completeRun, type Flow, findFlow } from '../simulator/doors/index'
import type { Narration } from '../simulator/doors/view'
import { type Step, steps, type TraceEvent } from '../simulator/doors/view'

function only<T>(found: T | undefined): T {
  if (!found) throw new Error('There is no flow to test with.')
  return found
}

const entry = only(findFlow(scenario.flow))

/** The flow under test, that of the first lesson, and what its screen says about it. */
export const flow: Flow = await entry.flow()
export const narration: Narration = await entry.narration()

/** Where it is played. */
export const LAB = `/lab/${flow.slug}`
export const STAGE = `/stage/${flow.slug}`
export const EMBED = `/embed/${flow.slug}`

/** The seed that the site plays every lab with. */
export const SEED = 1

export interface Expected {
  readonly events: readonly TraceEvent[]
  readonly steps: readonly Step[]
  readonly result: Awaited<ReturnType<typeof completeRun>>['result']
  readonly answers: Awaited<ReturnType<typeof completeRun>>['answers']
}

/** What the engine computes here, in Node, for what a reader does on the page: the expectation of every test that plays. */
export async function expected(
  switches: Readonly<Record<string, string>> = {},
  answers: Expected['answers'] = [],
): Promise<Expected> {
  const run = await completeRun(flow, { seed: SEED, switches, answers })
  const { events } = run.result
  return { ...run, events, steps: steps(events, narration) }
}

/** What a sensible person types into the field of this name. */
export function textOf(answers: Expected['answers'], field: 'username' | 'password' | 'code'): string {
  const values = answers.map(({ value }) => (value as Record<string, unknown>)[field])
  const found = values.find((value) => typeof value === 'string')
  if (typeof found !== 'string') throw new Error(`Nobody types a ${field}.`)
  return found
}
