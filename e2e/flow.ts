import type * as Catalogue from '../simulator/doors/catalogue'
import { catalogue } from '../simulator/doors/catalogue'
import type * as Digest from '../simulator/doors/digest'
import type * as Engine from '../simulator/doors/index'
import { completeRun, type Flow } from '../simulator/doors/index'
import { type Narration, type Step, steps, type TraceEvent } from '../simulator/doors/view'

// How flows and their words are reached, for all browser tests: nothing else in this folder, and none of its slugs, knows.

function only<T>(found: T | undefined): T {
  if (!found) throw new Error('There is nothing to test with.')
  return found
}

/** Every flow of the catalogue, with what its screen says about it. */
export const everyFlow: readonly { readonly flow: Flow; readonly narration: Narration }[] = await Promise.all(
  catalogue.map(async (entry) => ({ flow: await entry.flow(), narration: await entry.narration() })),
)

const first = only(everyFlow.find(({ flow: { slug } }) => slug === 'authorization-code-pkce'))
/** The flow of the tests about how a lab works, and what its screen says about it. */
export const { flow, narration } = first

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
  of: (typeof everyFlow)[number] = first,
): Promise<Expected> {
  const run = await completeRun(of.flow, { seed: SEED, switches, answers })
  const { events } = run.result
  return { ...run, events, steps: steps(events, of.narration) }
}

/** How many steps can be played before somebody is asked something. */
export async function stepsToTheFirstQuestion(): Promise<number> {
  const { events, steps: all } = await expected()
  const asked = only(events.find(({ type }) => type === 'prompt-answered'))
  return all.filter(({ seq }) => seq < asked.seq).length
}

/** What the screen says when a run is over. @throws Error for one that is not */
export function verdict(result: Expected['result']): string {
  if (result.status !== 'ended') throw new Error(`The run is not over: it is ${result.status}.`)
  const { outcome } = result
  if (outcome.result === 'completed') return outcome.says
  return outcome.code ? `AADSTS${outcome.code}` : outcome.error
}

/** Runs of every flow, by flow and setting. */
export type Played = Readonly<
  Record<string, { readonly digest: string; readonly status: string; readonly events: number }>
>

/**
 * Plays each flow with each seed, with each value of each switch, and until it asks. Runs in Node and, as text, in a page: it
 * knows nothing but what it is given.
 */
export async function playAll(
  engine: typeof Engine & typeof Catalogue & typeof Digest,
  seeds: readonly number[],
): Promise<Played> {
  const played: Record<string, { digest: string; status: string; events: number }> = {}
  for (const entry of engine.catalogue) {
    const each = await entry.flow()
    const settings: { seed: number; switches: Readonly<Record<string, string>> }[] = [
      ...seeds.map((seed) => ({ seed, switches: {} })),
      ...each.switches.flatMap(({ name, values }) =>
        values.slice(1).map((value) => ({ seed: 7, switches: { [name]: value } })),
      ),
    ]
    for (const setting of settings) {
      const { result } = await engine.completeRun(each, setting)
      played[`${each.slug} ${JSON.stringify(setting)}`] = {
        digest: await engine.digest(result.events),
        status: result.status,
        events: result.events.length,
      }
    }
    const begun = await engine.run(each, { seed: 1 })
    played[`${each.slug} until the first question`] = {
      digest: await engine.digest(begun.events),
      status: begun.status,
      events: begun.events.length,
    }
  }
  return played
}

/** What a sensible person types into the field of this name. */
export function textOf(answers: Expected['answers'], field: 'username' | 'password' | 'code'): string {
  const values = answers.map(({ value }) => (value as Record<string, unknown>)[field])
  const found = values.find((value) => typeof value === 'string')
  if (typeof found !== 'string') throw new Error(`Nobody types a ${field}.`)
  return found
}
