import { describe, expect, it } from 'vitest'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { redirectAddress } from './redirect-address'
import { refusedClaim } from './refused-claim'
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

describe('the refused claim', () => {
  const pick = (choice: string, switches: Record<string, string>) =>
    handIn(scenario, refusedClaim, { runs: [{ switches }], choice })

  it('is read from the check that failed: in an old token it is the time', async () => {
    const switches = { accessTokenAge: 'two-hours' }
    expect((await pick('exp', switches)).verdict.passed).toBe(true)
    expect((await pick('aud', switches)).verdict.passed).toBe(false)
  })

  it('is no claim at all when the signature was altered', async () => {
    const switches = { accessTokenSignature: 'altered' }
    for (const claim of ['aud', 'exp', 'iss', 'scp'])
      expect((await pick(claim, switches)).verdict.passed).toBe(false)
  })

  it('is none of the others when the audience is wrong', async () => {
    for (const claim of ['iss', 'exp', 'sub', 'scp', 'azp', 'made-up']) {
      expect((await pick(claim, { accessTokenAudience: 'graph' })).verdict.passed).toBe(false)
    }
  })

  it('cannot be found in a run in which the API refused nothing', async () => {
    expect((await pick('aud', {})).verdict.says).toContain('refused nothing')
    expect((await pick('aud', { redirectUri: 'other-path' })).verdict.says).toContain('refused nothing')
  })
})
