import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../../_build/exercise'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { nothingToSteal } from './nothing-to-steal'
import { scenario } from './scenario'
import { whatIsLeft } from './what-is-left'

testExercises(scenario, exercises)

type Switches = Readonly<Record<string, string>>

describe('a day later', () => {
  const grade = async (runs: readonly Switches[], matched?: Attempt['matched']) =>
    (
      await handIn(scenario, whatIsLeft, {
        runs: runs.map((switches) => ({ switches })),
        ...(matched && { matched }),
      })
    ).verdict
  const ADDED = { answer: 'secret-added' }
  const REPLACED = { answer: 'secret-replaced' }
  const ROLE = { answer: 'role-removed' }
  const DISABLED = { answer: 'principal-disabled' }

  it.each<[string, Switches[], Attempt['matched']]>([
    [
      'nothing, disabled, role',
      [{}, DISABLED, ROLE],
      { nothing: 'opens', 'principal-disabled': 'no-token', 'role-removed': 'opens-nothing' },
    ],
    [
      'in any order',
      [ROLE, REPLACED, ADDED],
      { 'secret-added': 'opens', 'secret-replaced': 'no-token', 'role-removed': 'opens-nothing' },
    ],
  ])('by %s', async (_what, runs, matched) => {
    expect((await grade(runs, matched)).passed).toBe(true)
  })

  it.each<[string, Switches[], Attempt['matched'], string]>([
    ['at once', [{ comesBack: 'same-hour' }], {}, 'No run yet'],
    ['with a certificate', [{ credential: 'certificate' }], {}, 'No run yet'],
    ['with nothing picked', [REPLACED], undefined, 'Pick an ending'],
    ['with the wrong ending', [REPLACED], { 'secret-replaced': 'opens' }, 'Not so'],
    [
      'with two that end alike',
      [REPLACED, DISABLED],
      { 'secret-replaced': 'no-token', 'principal-disabled': 'no-token' },
      'Another one is wanted',
    ],
  ])('not %s', async (_what, runs, matched, says) => {
    const verdict = await grade(runs, matched)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})

describe('even at once', () => {
  const AT_ONCE = { comesBack: 'same-hour' }
  const grade = async (switches: Switches) =>
    (await handIn(scenario, nothingToSteal, { runs: [{ switches }] })).verdict

  it.each(['certificate', 'federated'])('by %s', async (credential) => {
    expect((await grade({ ...AT_ONCE, credential })).passed).toBe(true)
  })

  it.each<[string, Switches, string]>([
    ['a day later', { credential: 'certificate' }, 'does not come back at once'],
    [
      'a certificate beside the secret',
      { ...AT_ONCE, credential: 'certificate-beside-secret' },
      'opens to him',
    ],
    ...['secret-replaced', 'role-removed', 'principal-disabled'].map((answer): [string, Switches, string] => [
      answer,
      { ...AT_ONCE, answer },
      'opens to him',
    ]),
    ['a short life', { ...AT_ONCE, secretLives: 'until-evening' }, 'opens to him'],
  ])('not by %s', async (_what, switches, says) => {
    const verdict = await grade(switches)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})
