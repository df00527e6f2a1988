import { describe, expect, it } from 'vitest'
import type { RuleAct, RuleExercise, RuleWork } from '../_build/rule-task'

/** What was written for an act, and what is said to it; `true` where it is done. */
export type RuleRow = readonly [act: string, rule: string, edits: RuleWork['edits'], says: string | true]

/** Every row is graded. Each act has a row in which it is done, and one in which it is not. */
export function testRuleActs(acts: readonly RuleAct[], opening: string, rows: readonly RuleRow[]): void {
  it.each(rows)('%s with %s, %j: %s', (id, rule, edits, wanted) => {
    const { done, says } = acts.find((act) => act.id === id)?.check({ rule, edits }) ?? {
      done: false,
      says: 'There is no such act.',
    }
    expect({ done, says }).toEqual({
      done: wanted === true,
      says: wanted === true ? expect.stringMatching(/^Yes/) : expect.stringContaining(wanted),
    })
  })

  it.each(acts)('$id is tried both ways, and is not done by who has only arrived', ({ id, check }) => {
    const results = rows.filter(([act]) => act === id).map(([, , , says]) => says === true)
    expect([...new Set(results)].toSorted()).toEqual([false, true])
    for (const rule of [opening, '', 'user.']) {
      const { done, says } = check({ rule, edits: {} })
      expect(done).toBe(false)
      expect(says).not.toBe('')
    }
  })
}

/** What is true of every exercise about rules. */
export function testRuleExercises(exercises: readonly RuleExercise[]): void {
  describe.each(exercises)('exercise $id', ({ start, solution, check }) => {
    it('is not done by somebody who has only arrived', () => {
      expect(check(start)).toMatchObject({ done: false, says: expect.stringMatching(/./) })
    })
    it('is done by its solution', () => {
      expect(check(solution)).toMatchObject({ done: true, says: expect.stringMatching(/./) })
    })
    it('says something about what cannot be read, and does not break', () => {
      for (const rule of ['', 'user.', 'device.displayName -eq "x"'])
        expect(check({ rule, edits: {} })).toMatchObject({ done: false, says: expect.stringMatching(/./) })
    })
  })
}
