import { describe, expect, it } from 'vitest'
import type { Exercise } from '../../../_build/exercise'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { firstCode } from './first-code'
import { firstVerifier } from './first-verifier'
import { redirectAddress } from './redirect-address'
import { scenario } from './scenario'

testExercises(scenario, exercises)

describe('the redirect address', () => {
  const runs = (...all: Record<string, string>[]) =>
    handIn(scenario, redirectAddress, { runs: all.map((switches) => ({ switches })) })
  const broken = { redirectUri: 'other-path' }

  it('is half done when the desk has refused it', async () => {
    const { trace, verdict } = await runs(broken)
    expect(verdict.passed).toBe(false)
    const [because] = verdict.because
    expect(trace[because ?? -1]).toMatchObject({ type: 'check-failed', error: { code: 50011 } })
  })

  it.each(['trailing-slash', 'other-case', 'http', 'other-path'])(
    'is done by way of %s',
    async (redirectUri) => {
      expect((await runs({ redirectUri }, {})).verdict.passed).toBe(true)
    },
  )

  it.each<Record<string, string>>([{ client: 'single-page-app' }, { responseMode: 'form_post' }])(
    'is done in a run with %j',
    async (setting) => {
      expect((await runs({ ...setting, ...broken }, setting)).verdict.passed).toBe(true)
    },
  )

  it('is not done in the wrong order', async () => {
    expect((await runs({}, broken)).verdict.passed).toBe(false)
  })

  it('is not done by a failure for another reason', async () => {
    const { verdict } = await runs({ consent: 'declined' }, {})
    expect(verdict.passed).toBe(false)
    expect((await runs({ codeVerifier: 'wrong' })).verdict.says).toContain('not for the address')
  })

  it('is done whatever was tried in between', async () => {
    expect((await runs({}, broken, { state: 'tampered' }, { password: 'wrong-once' })).verdict.passed).toBe(
      true,
    )
  })
})

describe('the first message', () => {
  const pick = async (exercise: Exercise, switches: Record<string, string>, choice: string) =>
    (await handIn(scenario, exercise, { runs: [{ switches }], choice })).verdict

  /** Every choice of a run that passes. */
  async function passing(exercise: Exercise, switches: Record<string, string>): Promise<readonly string[]> {
    const { trace } = await handIn(scenario, exercise, { runs: [{ switches }] })
    return (exercise.choices?.(trace) ?? [])
      .map(({ value }) => value)
      .filter((choice) => exercise.check(trace, { earlier: [], choice }).passed)
  }

  it.each([
    [{}, '19', '21'],
    [{ responseMode: 'form_post' }, '19', '21'],
    [{ client: 'single-page-app' }, '19', '22'],
    [{ client: 'single-page-app', responseMode: 'fragment' }, '19', '22'],
    [{ password: 'wrong-once' }, '22', '24'],
    [{ codeUse: 'twice' }, '19', '21'],
  ])('with %j, the code is in %s first and the verifier in %s, and nothing else passes', async (...row) => {
    const [switches, code, verifier] = row
    expect(await passing(firstCode, switches)).toEqual([code])
    expect(await passing(firstVerifier, switches)).toEqual([verifier])
  })

  it.each([
    [firstCode, { redirectUri: 'http' }],
    [firstCode, { consent: 'declined' }],
    [firstVerifier, { codeVerifier: 'missing' }],
    [firstVerifier, { responseMode: 'fragment' }],
  ])('is not there to be picked when no message has it (%#)', async (exercise, switches) => {
    expect(await passing(exercise, switches)).toEqual([])
    expect((await pick(exercise, switches, '19')).says).toContain('no message carries')
  })

  it.each([
    [firstCode, '20', 'an earlier message does so, too'],
    [firstCode, '5', 'is not in there'],
    [firstVerifier, '4', 'a hash of the verifier'],
    [firstVerifier, '5', 'a hash of the verifier'],
    [firstVerifier, '19', 'is not in there'],
    [firstVerifier, '7', 'Pick a message'],
  ])('is answered with what is wrong, and not with what is right (%#)', async (exercise, choice, says) => {
    const verdict = await pick(exercise, {}, choice)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })

  it('says who saw it, as the trace has it', async () => {
    expect((await pick(firstCode, {}, '19')).says).toContain('Browser, Identity provider, and Expenses')
    expect((await pick(firstVerifier, {}, '21')).says).toContain('Identity provider and Expenses.')
    const page = await pick(firstVerifier, { client: 'single-page-app' }, '22')
    expect(page.says).toContain('Browser and Identity provider.')
  })

  it('lays out messages by who sends them and by their first line, and gives nothing of their content away', async () => {
    const { trace } = await handIn(scenario, firstCode, firstCode.solution)
    const labels = firstCode.choices?.(trace).map(({ label }) => label) ?? []
    expect(labels).toContain('Browser to Expenses: GET /callback')
    expect(labels).toContain('Expenses to Identity provider: POST /…/oauth2/v2.0/token')
    expect(labels.join(' ')).not.toMatch(/code|verifier|[?]/)
  })
})
