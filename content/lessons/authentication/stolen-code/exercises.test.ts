import { describe, expect, it } from 'vitest'
import { findFlow } from '../../../../simulator/doors/catalogue'
import { completeRun } from '../../../../simulator/doors/index'
import type { Trace } from '../../../_build/exercise'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { caughtBy, injection, wayIn } from './attempts'
import { exercises } from './exercises'
import { playTheThief } from './play-the-thief'
import { scenario } from './scenario'
import { whichValue } from './which-value'

type Switches = Record<string, string>

testExercises(scenario, exercises)

const ADA = [
  { prompt: 'username', value: { username: 'ada@contoso.example' } },
  { prompt: 'password', is: 'right' },
  { prompt: 'totp', is: 'right' },
  { prompt: 'consent', value: { accept: true } },
] as const
const choose = (id: string) => ({ prompt: 'next', value: { choose: id } }) as const
const INJECT = [...ADA, choose('visit'), choose('inject-1')]
/** He signs in as himself, and sends somebody the link with his code. */
const PLANT = [
  ...ADA,
  choose('visit'),
  choose('sign-in'),
  { prompt: 'username', value: { username: 'mallory@contoso.example' } },
  { prompt: 'password', is: 'right' },
  { prompt: 'totp', is: 'right' },
  { prompt: 'consent', value: { accept: true } },
  choose('plant-2'),
] as const
/** He signs in as himself, and finishes that sign-in with his own code. */
const OWN = [...PLANT.slice(0, -1), choose('inject-2')]
const LOG = { way: 'log' }

describe('play the thief', () => {
  type Run = Parameters<typeof handIn>[2]['runs'][number]
  const play = async (...runs: Run[]) => (await handIn(scenario, playTheThief, { runs })).verdict
  const won: Run = { switches: LOG, answers: INJECT }
  const with_ = (more: Switches): Run => ({ switches: { ...LOG, ...more }, answers: INJECT })

  it.each<[string, Run[]]>([
    ['PKCE', [won, with_({ pkce: 'used' })]],
    ['nonce', [won, with_({ nonce: 'used' })]],
    [
      'state in use all the time, then PKCE',
      [with_({ state: 'used' }), with_({ state: 'used', pkce: 'used' })],
    ],
    ['the refusal first', [with_({ nonce: 'used' }), won]],
    ['other runs in between', [won, { switches: {} }, with_({ pkce: 'used' })]],
  ])('is done with %s', async (_, runs) => {
    expect((await play(...runs)).passed).toBe(true)
  })

  it.each<[string, Run[], string]>([
    ['his moves alone', [won], 'is in, as Ada Nilsen'],
    ['the lab’s own moves in another way', [{ switches: {} }], 'something else than was set up'],
    [
      'an app without a secret',
      [{ switches: { ...LOG, client: 'native-app' } }],
      'something else than was set up',
    ],
    ['state', [won, with_({ state: 'used' })], 'it fits'],
    ['two changes', [won, with_({ pkce: 'used', state: 'used' })], 'more than one thing'],
    ['a refusal alone', [with_({ pkce: 'used' })], 'Show first'],
    ['somebody in Mallory’s account', [{ switches: LOG, answers: PLANT }], 'is not in'],
    ['himself, in his own account', [{ switches: LOG, answers: OWN }], 'is not in'],
    ['a guessed verifier', [{ switches: LOG, answers: [...ADA, choose('guess-1')] }], 'is not in'],
  ])('is not done by %s', async (_, runs, says) => {
    const verdict = await play(...runs)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })

  it('wins where the attack itself says that somebody has won as another in their own browser', async () => {
    const flow = await findFlow(scenario.flow)?.flow()
    if (!flow) throw new Error('It is not there.')
    for (const way of ['injection', 'login-csrf', 'log', 'other-app'])
      for (const value of ['', 'state', 'nonce', 'pkce']) {
        const switches = { way, ...(value && { [value]: 'used' }) }
        const { result } = await completeRun(flow, { seed: 1, switches })
        const says = result.status === 'ended' ? result.outcome.says : ''
        expect(wayIn(result.events) !== undefined, JSON.stringify(switches)).toBe(
          says.startsWith('Mallory is signed in to Expenses as Ada'),
        )
        expect(injection(result.events) !== undefined, JSON.stringify(switches)).toBe(way === 'injection')
      }
  })
})

describe('which value', () => {
  const ALL = { state: 'used', nonce: 'used', pkce: 'used' }
  const RUNS: readonly Switches[] = [ALL, { state: 'used', nonce: 'used' }, { ...ALL, way: 'login-csrf' }]
  const RIGHT = ['code_verifier', 'nonce', 'state']
  const traces = new Map<Switches, Trace>()
  const traceOf = async (switches: Switches) => {
    const known = traces.get(switches)
    if (known) return known
    const { trace } = await handIn(scenario, whichValue, { runs: [{ switches }] })
    traces.set(switches, trace)
    return trace
  }
  const grade = async (runs: readonly Switches[], picks: readonly (string | undefined)[]) => {
    const all: Trace[] = []
    for (const switches of runs) all.push(await traceOf(switches))
    const rows = whichValue.pairs?.rows(all) ?? []
    const matched = Object.fromEntries(
      rows.flatMap(({ value }, index) => (picks[index] === undefined ? [] : [[value, picks[index]]])),
    )
    return { rows, verdict: whichValue.check(all.at(-1) ?? [], { earlier: all.slice(0, -1), matched }) }
  }

  it('says of each run what was done and what was in use, and not what stopped it', async () => {
    const { rows } = await grade(RUNS, [])
    expect(rows.map(({ label }) => label)).toEqual([
      'Mallory gives somebody’s code to Expenses in a sign-in of his own. In use: state, nonce, and code_verifier.',
      'Mallory gives somebody’s code to Expenses in a sign-in of his own. In use: state and nonce.',
      'Mallory sends somebody a link with a code of his own. In use: state, nonce, and code_verifier.',
    ])
  })

  it('is done when all three are right, in whatever order they were run', async () => {
    expect((await grade(RUNS, RIGHT)).verdict.passed).toBe(true)
    expect((await grade(RUNS.toReversed(), RIGHT.toReversed())).verdict.passed).toBe(true)
  })

  it('is done with other runs that the three stop', async () => {
    const runs: readonly Switches[] = [
      { way: 'other-app', pkce: 'used' },
      { nonce: 'used', way: 'login-csrf' },
      { ...ALL, way: 'login-csrf' },
    ]
    expect((await grade(runs, ['code_verifier', 'nonce', 'state'])).verdict.passed).toBe(true)
  })

  it('is done by no other answer', async () => {
    const values = ['state', 'nonce', 'code_verifier']
    for (const one of values)
      for (const two of values)
        for (const three of values) {
          const picks = [one, two, three]
          const { passed } = (await grade(RUNS, picks)).verdict
          expect(passed, picks.join()).toBe(picks.join() === RIGHT.join())
        }
  })

  it.each<[string, readonly Switches[], readonly (string | undefined)[], string]>([
    ['a run that nobody stopped', [{}], [], 'None of the three'],
    ['a run that the client secret stopped', [LOG], [], 'None of the three'],
    ['one that is not picked', RUNS, ['code_verifier', undefined, 'state'], 'Pick a value'],
    ['fewer than three values', RUNS.slice(0, 2), RIGHT, 'another value stops him'],
    ['a wrong one, which is told how far it went', RUNS, ['nonce', 'nonce', 'state'], 'no token had come'],
    ['another wrong one', RUNS, ['code_verifier', 'code_verifier', 'state'], 'tokens had come'],
    ['a third', RUNS, ['code_verifier', 'nonce', 'nonce'], 'no code was handed in'],
  ])('is not done by %s', async (_, runs, picks, says) => {
    const { passed, says: said } = (await grade(runs, picks)).verdict
    expect(passed).toBe(false)
    expect(said).toContain(says)
  })

  it('tells a wrong answer nothing of the right one', async () => {
    const { says } = (await grade(RUNS, ['state', 'nonce', 'state'])).verdict
    expect(says.replace(/In use: [^.]*\./, '')).not.toContain('code_verifier')
  })
})

it('knows the value that caught a run by its check', async () => {
  const { trace } = await handIn(scenario, playTheThief, { runs: [{ switches: { nonce: 'used' } }] })
  expect(caughtBy(trace)?.by).toBe('nonce')
})
