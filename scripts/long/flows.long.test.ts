import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyFlow } from '../../e2e/flow'
import { digest } from '../../simulator/doors/digest'
import { completeRun, type Flow } from '../../simulator/doors/index'

type Switches = Readonly<Record<string, string>>

const PAIR_SEED = 11
const SEED = 20261128
const RUNS = 1000

/** Every two switches together, each with each of its values but the first. */
function* pairs({ switches }: Flow): Generator<Switches> {
  for (const [index, one] of switches.entries())
    for (const other of switches.slice(index + 1))
      for (const value of one.values.slice(1))
        for (const otherValue of other.values.slice(1)) yield { [one.name]: value, [other.name]: otherValue }
}

const settings = ({ switches }: Flow): fc.Arbitrary<Switches> =>
  fc.record(Object.fromEntries(switches.map(({ name, values }) => [name, fc.constantFrom(...values)])))

/** Somebody who is asked the same thing so often may leave. */
const PATIENCE = 4

/** How a run came out: at its end, or at a question that was asked in vain before. */
function cameTo({ status, events }: Awaited<ReturnType<typeof completeRun>>['result']): string {
  if (status !== 'awaiting') return status
  const asked = events.flatMap((event) => (event.type === 'prompt-opened' ? [event.prompt] : []))
  return asked.filter((prompt) => prompt === asked.at(-1)).length > PATIENCE ? 'ended' : 'awaiting'
}

describe.each(everyFlow.map(({ flow }) => ({ slug: flow.slug, flow })))('$slug', ({ flow }) => {
  it('comes to an end, or to a question asked in vain, with every two switches together, and to the same when it is played again', async () => {
    let tried = 0
    for (const switches of pairs(flow)) {
      const [first, again] = [
        await completeRun(flow, { seed: PAIR_SEED, switches }),
        await completeRun(flow, { seed: PAIR_SEED, switches }),
      ]
      expect(cameTo(first.result), JSON.stringify(switches)).toBe('ended')
      expect(await digest(again.result.events), JSON.stringify(switches)).toBe(
        await digest(first.result.events),
      )
      tried += 1
    }
    expect(tried > 0 || flow.switches.length < 2).toBe(true)
  })

  it(`comes to an end, or to a question asked in vain, whatever its switches and its seed are (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(settings(flow), fc.maxSafeNat(), async (switches, seed) => {
        const { result } = await completeRun(flow, { seed, switches })
        expect(cameTo(result)).toBe('ended')
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
})
