import { describe, expect, it } from 'vitest'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { noQuestion } from './no-question'
import { scenario } from './scenario'
import { stillOpens } from './still-opens'

type Switches = Record<string, string>

testExercises(scenario, exercises)

describe('without a question', () => {
  const verdict = async (switches: Switches) =>
    (
      await handIn(scenario, noQuestion, {
        runs: [{ switches: { thirdPartyCookies: 'blocked', ...switches } }],
      })
    ).verdict

  it.each<Switches>([
    {},
    { silent: 'redirect-only' },
    { prompt: 'none' },
    { loginHint: 'same-person' },
    { signOut: 'this-app-only' },
    { afterSignOut: 'access-token' },
  ])('is done with %j', async (switches) => {
    expect((await verdict(switches)).passed).toBe(true)
  })

  it.each<[Switches, string]>([
    [{ prompt: 'login' }, 'username'],
    [{ prompt: 'select_account' }, 'account'],
    [{ maxAge: 'five-minutes' }, 'asked on the way in'],
    [{ session: 'a-day-old' }, 'asked on the way in'],
    [{ assignment: 'removed' }, 'nobody got into Timesheets'],
    [{ thirdPartyCookies: 'given' }, 'block them'],
  ])('is not done with %j', async (switches, says) => {
    const { passed, says: said } = await verdict(switches)
    expect(passed).toBe(false)
    expect(said).toContain(says)
  })
})

describe('still opens', () => {
  const verdict = async (switches: Switches) =>
    (await handIn(scenario, stillOpens, { runs: [{ switches }] })).verdict

  it.each<[Switches, string]>([
    [{ afterSignOut: 'access-token' }, 'one from before it'],
    [{ afterSignOut: 'refresh-token' }, 'fetched after the sign-out'],
  ])('is done with %j', async (switches, says) => {
    const { passed, says: said } = await verdict(switches)
    expect(passed).toBe(true)
    expect(said).toContain(says)
  })

  it.each<[Switches, string]>([
    [{}, 'nobody called the API'],
    [{ afterSignOut: 'access-token-later' }, 'refused with 401'],
    [{ afterSignOut: 'access-token', signOut: 'this-app-only' }, 'has not been ended'],
    [{ logoutUrl: 'missing' }, 'still has a session'],
    [{ afterSignOut: 'access-token', logoutUrl: 'missing' }, 'still has a session'],
    [
      { afterSignOut: 'access-token', logoutUrl: 'missing', thirdPartyCookies: 'blocked' },
      'still has a session',
    ],
  ])('is not done with %j', async (switches, says) => {
    const { passed, says: said } = await verdict(switches)
    expect(passed).toBe(false)
    expect(said).toContain(says)
  })
})
