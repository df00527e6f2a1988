import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../../_build/exercise'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { evict } from './evict'
import { exercises } from './exercises'
import { sameLink } from './same-link'
import { scenario } from './scenario'

testExercises(scenario, exercises)

type Switches = Readonly<Record<string, string>>
const again = (answer: string): Switches => ({ comesBack: 'link-again', answer })

describe('the same link', () => {
  const grade = async (runs: readonly Switches[], matched?: Attempt['matched']) =>
    (
      await handIn(scenario, sameLink, {
        runs: runs.map((switches) => ({ switches })),
        ...(matched && { matched }),
      })
    ).verdict

  it.each(['nothing', 'password-changed', 'password-reset', 'sessions-revoked'])(
    '%s leaves the grant: nobody is asked',
    async (answer) => {
      const rest = { 'both-deleted': 'asked', 'both-deleted-consent-off': 'shut' }
      const runs = [again(answer), again('both-deleted'), again('both-deleted-consent-off')]
      expect((await grade(runs, { [answer]: 'silent', ...rest })).passed).toBe(true)
      expect((await grade(runs, { [answer]: 'asked', ...rest })).passed).toBe(false)
    },
  )

  it.each<[string, Switches[], Attempt['matched'], string]>([
    ['with the refresh token', [{ answer: 'grant-deleted' }], {}, 'No run yet'],
    ['with another policy', [{ ...again('nothing'), consentPolicy: 'none' }], {}, 'No run yet'],
    ['with nothing picked', [again('nothing')], undefined, 'Pick an ending'],
    ['with the wrong ending', [again('grant-deleted')], { 'grant-deleted': 'shut' }, 'Not so'],
    [
      'with two that end alike',
      [again('nothing'), again('password-reset')],
      { nothing: 'silent', 'password-reset': 'silent' },
      'Another one is wanted',
    ],
  ])('not %s', async (_what, runs, matched, says) => {
    const verdict = await grade(runs, matched)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})

describe('out, by both ways', () => {
  const grade = async (...runs: readonly Switches[]) =>
    (await handIn(scenario, evict, { runs: runs.map((switches) => ({ switches })) })).verdict

  it.each(['principal-disabled', 'both-deleted-consent-off'])('by %s, in either order', async (answer) => {
    expect((await grade({ answer }, again(answer))).passed).toBe(true)
    expect((await grade(again(answer), { answer })).passed).toBe(true)
  })

  it.each<[string, Switches[], string]>([
    ['by one way alone', [{ answer: 'principal-disabled' }], 'Now the other way'],
    [
      'by two answers',
      [{ answer: 'principal-disabled' }, again('both-deleted-consent-off')],
      'Now the other way',
    ],
    ['by the deletions alone', [{ answer: 'both-deleted' }, again('both-deleted')], 'reads her mail again'],
    ['by a reset', [{ answer: 'password-reset' }, again('password-reset')], 'reads her mail again'],
    ['by a policy from the start', [{ consentPolicy: 'none' }], 'has read nothing'],
    ['at once', [{ answer: 'principal-disabled', comesBack: 'same-hour' }], 'reads her mail again'],
  ])('not %s', async (_what, runs, says) => {
    const verdict = await grade(...runs)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})
