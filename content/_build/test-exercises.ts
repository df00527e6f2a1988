import { describe, expect, it } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { completeRun } from '../../simulator/doors/index'
import type { Attempt, Exercise, Trace, Verdict } from './exercise'
import type { LessonScenario } from './scenario'

/** Hands in an attempt: every run is really run, and the last one is graded. @throws Error when the flow is not there. */
export async function handIn(
  scenario: LessonScenario,
  exercise: Exercise,
  attempt: Attempt,
): Promise<{ readonly trace: Trace; readonly verdict: Verdict }> {
  const flow = await findFlow(scenario.flow)?.flow()
  if (!flow) throw new Error(`There is no flow "${scenario.flow}".`)
  const traces: Trace[] = []
  for (const { switches, ...others } of attempt.runs) {
    const { result } = await completeRun(flow, {
      seed: scenario.seed,
      switches: { ...scenario.switches, ...switches },
      ...others,
    })
    // What cannot be answered like that was not played.
    if (result.unusable) throw new Error(JSON.stringify(result.unusable))
    traces.push(result.events)
  }
  const trace = traces.at(-1) ?? []
  const verdict = exercise.check(trace, {
    earlier: traces.slice(0, -1),
    ...(attempt.choice === undefined ? {} : { choice: attempt.choice }),
    ...(attempt.matched === undefined ? {} : { matched: attempt.matched }),
  })
  return { trace, verdict }
}

/** What is true of every exercise. */
export function testExercises(scenario: LessonScenario, exercises: readonly Exercise[]): void {
  describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
    'exercise %s',
    (_, exercise) => {
      it('is not done by somebody who has only arrived', async () => {
        const { trace, verdict } = await handIn(scenario, exercise, exercise.start)
        expect(verdict.passed).toBe(false)
        expectRealEvents(trace, verdict)
      })

      it('is done by its solution, because of events that happened', async () => {
        const { trace, verdict } = await handIn(scenario, exercise, exercise.solution)
        expect(verdict.says).not.toBe('')
        expect(verdict.passed).toBe(true)
        expect(verdict.because.length).toBeGreaterThan(0)
        expectRealEvents(trace, verdict)
      })

      it('says something about a trace of nothing, and does not break', () => {
        expect(exercise.check([], { earlier: [], choice: 'aud' }).passed).toBe(false)
        expect(exercise.choices?.([]) ?? []).toEqual([])
        expect(exercise.pairs?.rows([[]]) ?? []).toEqual([])
      })

      it('keeps back what would give the answer away', async () => {
        if (!exercise.holds) return
        const { trace, verdict } = await handIn(scenario, exercise, exercise.solution)
        const kept = exercise.holds(trace) ?? 0
        expect(kept).toBeGreaterThan(0)
        expect(trace.slice(0, kept).filter(({ type }) => type === 'check-failed')).toEqual([])
        expect(Math.max(...verdict.because)).toBeGreaterThanOrEqual(kept)
        expect(exercise.holds([])).toBeUndefined()
      })

      it('offers the choice of its solution among others', async () => {
        if (exercise.solution.choice === undefined || !exercise.choices) return
        const { trace } = await handIn(scenario, exercise, exercise.solution)
        const offered = exercise.choices(trace).map((choice) => choice.value)
        expect(offered).toContain(exercise.solution.choice)
        expect(offered.length).toBeGreaterThan(3)
      })
    },
  )
}

function expectRealEvents(trace: Trace, verdict: Verdict): void {
  expect(verdict.because.map((seq) => trace[seq]?.seq)).toEqual(verdict.because)
}
