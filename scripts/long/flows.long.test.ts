import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyFlow } from '../../e2e/flow'
import { digest } from '../../simulator/doors/digest'
import { completeRun, type Flow } from '../../simulator/doors/index'

type Switches = Readonly<Record<string, string>>

const PAIR_SEED = 11
const SEED = 20261128
const RUNS = 400

/** Every two switches together, each with each of its values but the first. */
function* pairs({ switches }: Flow): Generator<Switches> {
  for (const [index, one] of switches.entries())
    for (const other of switches.slice(index + 1))
      for (const value of one.values.slice(1))
        for (const otherValue of other.values.slice(1)) yield { [one.name]: value, [other.name]: otherValue }
}

const settings = ({ switches }: Flow): fc.Arbitrary<Switches> =>
  fc.record(Object.fromEntries(switches.map(({ name, values }) => [name, fc.constantFrom(...values)])))

describe.each(everyFlow.map(({ flow }) => ({ slug: flow.slug, flow })))('$slug', ({ flow }) => {
  // Somebody who is asked in vain may walk away: then the run stands at a question. It never breaks.
  it('comes to an end, or to a question, with every two switches together, and to the same when it is played again', async () => {
    let tried = 0
    for (const switches of pairs(flow)) {
      const [first, again] = [
        await completeRun(flow, { seed: PAIR_SEED, switches }),
        await completeRun(flow, { seed: PAIR_SEED, switches }),
      ]
      expect(first.result.status, JSON.stringify(switches)).not.toBe('crashed')
      expect(await digest(again.result.events), JSON.stringify(switches)).toBe(
        await digest(first.result.events),
      )
      tried += 1
    }
    expect(tried > 0 || flow.switches.length < 2).toBe(true)
  })

  it(`comes to an end, or to a question, whatever its switches and its seed are (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(settings(flow), fc.maxSafeNat(), async (switches, seed) => {
        const { result } = await completeRun(flow, { seed, switches })
        expect(result.status).not.toBe('crashed')
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
})
