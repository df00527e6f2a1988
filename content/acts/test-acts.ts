import { expect, it } from 'vitest'
import type { RunSetup } from '../_build/exercise'
import { runOf } from '../_build/lesson-run'
import type { LessonScenario } from '../_build/scenario'
import type { Act } from './act'

interface Tried extends Pick<RunSetup, 'answers' | 'interventions'> {
  readonly switches?: Readonly<Record<string, string>>
  /** Number of the step that was selected, as the lab shows it. */
  readonly step?: number
  readonly party?: string
}

/** What was done for an act, and what is said to it; `true` where it is done. */
export type ActRow = readonly [act: string, tried: Tried, says: string | true]

/** Every row is run and graded. Each act has a row in which it is done, and one in which it is not. */
export function testActs(scenario: LessonScenario, acts: readonly Act[], rows: readonly ActRow[]): void {
  it.each(rows)('%s with %j: %s', async (id, { switches, step, party, ...others }, wanted) => {
    const { events, steps } = await runOf(scenario, switches, others)
    const seq = step === undefined ? undefined : steps[step - 1]?.seq
    const { done, says } = acts
      .find((act) => act.id === id)
      ?.check({
        trace: events,
        steps,
        ...(seq !== undefined && { seq }),
        ...(party !== undefined && { party }),
      }) ?? { done: false, says: 'There is no such act.' }
    expect({ done, says }).toEqual({
      done: wanted === true,
      says: wanted === true ? expect.stringMatching(/^Yes/) : expect.stringContaining(wanted),
    })
  })

  it.each(acts.map(({ id }) => id))('%s is tried both ways', (id) => {
    const results = rows.filter(([act]) => act === id).map(([, , says]) => says === true)
    expect([...new Set(results)].toSorted()).toEqual([false, true])
  })

  it.each(acts)('$id says something about a trace of nothing, and is not done', (act) => {
    const { done, says } = act.check({ trace: [], steps: [], seq: 4, party: 'browser' })
    expect(done).toBe(false)
    expect(says).not.toBe('')
  })
}
