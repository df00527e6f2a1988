import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../../_build/exercise'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { rightOne } from './right-one'
import { scenario } from './scenario'
import { whatItLivesOn } from './what-it-lives-on'

testExercises(scenario, exercises)

const AGAIN = { later: 'half-an-hour' }
const DISABLED = { ...AGAIN, meanwhile: 'identity-disabled' }

describe('disabled, and still reading', () => {
  const grade = async (switches: Record<string, string>, choice?: string) =>
    (await handIn(scenario, whatItLivesOn, { runs: [{ switches }], ...(choice && { choice }) })).verdict

  it.each<[string, Record<string, string>, string | undefined, string]>([
    ['nothing is disabled', AGAIN, 'host', 'nobody disables'],
    ['it is deleted', { ...AGAIN, meanwhile: 'identity-deleted' }, 'host', 'nobody disables'],
    ['it is disabled before the first token', { identity: 'disabled' }, 'host', 'does not open'],
    ['too much time goes by', { ...DISABLED, later: 'two-days' }, 'host', 'does not open'],
    ['nothing is picked', DISABLED, undefined, 'Pick what'],
    ['the role is picked', DISABLED, 'role', 'Not that'],
    ['the job’s own token is picked', DISABLED, 'job', 'Not that'],
    ['a new token is picked', DISABLED, 'entra', 'Not that'],
  ])('not where %s', async (_what, switches, choice, says) => {
    const verdict = await grade(switches, choice)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})

describe('the right one of two', () => {
  const grade = async (...runs: Record<string, string>[]) => {
    const attempt: Attempt = { runs: runs.map((switches) => ({ switches })) }
    return (await handIn(scenario, rightOne, attempt)).verdict
  }
  const MACHINE = { identities: 'system-and-user' }

  it.each(['client-id', 'object-id', 'resource-id'])('by %s', async (names) => {
    const { passed, says } = await grade(MACHINE, { ...MACHINE, names })
    expect(says).toContain('who it means to be')
    expect(passed).toBe(true)
  })

  it.each<[string, Record<string, string>[], string]>([
    ['one identity', [{}], 'has one identity'],
    ['two of one kind', [{ identities: 'two-user' }], 'did not come to a refusal'],
    ['the wrong one alone', [MACHINE], 'Now a run in which both doors open'],
    [
      'the right one alone',
      [{ ...MACHINE, names: 'client-id' }],
      'no run yet in which the job names no identity',
    ],
    ['two machines', [MACHINE, { identities: 'two-user', names: 'client-id' }], 'On this machine'],
  ])('not by %s', async (_what, runs, says) => {
    const verdict = await grade(...runs)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})
