import { describe, expect, it } from 'vitest'
import { findFlow } from '../../../../simulator/doors/catalogue'
import type { RunSetup, Trace } from '../../../_build/exercise'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { ofItsOwn } from './of-its-own'
import { HAPPENS, outlived } from './runs'
import { scenario } from './scenario'
import { threeWays } from './three-ways'

type Intervention = NonNullable<RunSetup['interventions']>[number]

testExercises(scenario, exercises)

const flow = await findFlow(scenario.flow)?.flow()
const tenant = flow?.sites.find(({ id }) => id === 'contoso')?.tenant
const ada = tenant?.users.find(({ givenName }) => givenName === 'Ada')
const spared = tenant?.groups.find(({ displayName }) => displayName === 'No second factor')
const app = tenant?.servicePrincipals.find(({ displayName }) => displayName === 'Nightly Report')
if (!ada || !spared || !app) throw new Error('They are not there.')

const NIGHT = { runs: 'next-night' }
const CHANGED = { ...NIGHT, meanwhile: 'password-changed' }
const ASKED = { ...NIGHT, meanwhile: 'no-longer-spared' }
const LEFT = { ...NIGHT, meanwhile: 'account-disabled' }
const start = { at: 'start' } as const
const next = { message: 2, from: 'job', to: 'identity-provider', path: '/token' } as const
const changeUser = (when: Intervention['when'], object: object): Intervention => ({
  when,
  do: 'put',
  collection: 'users',
  object: { id: ada.id, ...object },
})
const asked = (when: Intervention['when']): Intervention => ({
  when,
  do: 'put',
  collection: 'groups',
  object: { id: spared.id, members: [] },
})
const of = (switches: Record<string, string>, ...interventions: Intervention[]): RunSetup => ({
  switches,
  ...(interventions.length > 0 && { interventions }),
})

const traces = new Map<RunSetup, Trace>()
async function traceOf(run: RunSetup): Promise<Trace> {
  const known = traces.get(run) ?? (await handIn(scenario, threeWays, { runs: [run] })).trace
  traces.set(run, known)
  return known
}

describe('three ways to stop it', () => {
  const grade = async (runs: readonly RunSetup[], picks: readonly (string | undefined)[]) => {
    const all: Trace[] = []
    for (const run of runs) all.push(await traceOf(run))
    const rows = threeWays.pairs?.rows(all) ?? []
    const matched = Object.fromEntries(
      rows.flatMap(({ value }, index) => (picks[index] === undefined ? [] : [[value, picks[index]]])),
    )
    return { rows, verdict: threeWays.check(all.at(-1) ?? [], { earlier: all.slice(0, -1), matched }) }
  }
  const RUNS = [of(CHANGED), of(ASKED), of(LEFT)]
  const RIGHT = ['50126', '50076', '50057']

  it.each<[string, readonly RunSetup[], readonly string[]]>([
    ['the three things that happen', RUNS, RIGHT],
    ['in another order', RUNS.toReversed(), RIGHT.toReversed()],
    [
      'what is wrong from the start',
      [of({ password: 'mistyped' }), of({ consent: 'missing' }), of({ registration: 'no-public-client' })],
      ['50126', '65001', '7000218'],
    ],
    [
      'changes by hand, in the first night',
      [of({}, changeUser(start, { accountEnabled: false })), of({}, asked(start)), of(CHANGED)],
      ['50057', '50076', '50126'],
    ],
    [
      'an account that is deleted',
      [of({}, { when: start, do: 'remove', collection: 'users', id: ada.id }), of(ASKED), of(LEFT)],
      ['50034', '50076', '50057'],
    ],
    [
      'two things at once: the first look decides',
      [of(CHANGED, asked(next)), of(LEFT, asked(next)), of(ASKED)],
      ['50126', '50057', '50076'],
    ],
    ['a code twice, and three in all', [of({ password: 'mistyped' }), ...RUNS], ['50126', ...RIGHT]],
    ['runs between that nobody refuses', [of({}), ...RUNS, of(NIGHT)], RIGHT],
  ])('is done with %s', async (_what, runs, picks) => {
    const { verdict } = await grade(runs, picks)
    expect(verdict.says).toContain('the job was the same')
    expect(verdict.passed).toBe(true)
  })

  it('is done by no other answer', async () => {
    const values = threeWays.pairs?.options.map(({ value }) => value) ?? []
    for (const one of values)
      for (const two of values)
        for (const three of values) {
          const picks = [one, two, three]
          const { passed } = (await grade(RUNS, picks)).verdict
          expect(passed, picks.join()).toBe(picks.join() === RIGHT.join())
        }
  })

  it.each<[string, readonly RunSetup[], readonly (string | undefined)[], string]>([
    ['a run that nobody refuses', [of(NIGHT)], [], 'nobody refuses the job'],
    ['a job that comes as itself', [of({ ...CHANGED, identity: 'secret' })], [], 'nobody refuses the job'],
    [
      'a job that is refused as itself',
      [
        of(
          { identity: 'secret' },
          { when: start, do: 'remove', collection: 'servicePrincipals', id: app.id },
        ),
      ],
      [],
      'nobody refuses the job',
    ],
    ['one that is not picked', RUNS, ['50126', undefined, '50057'], 'Pick a code'],
    ['two codes', RUNS.slice(0, 2), RIGHT, 'Another one is wanted'],
    ['one code in two ways', [of(CHANGED), of({ password: 'mistyped' })], ['50126', '50126'], 'Another one'],
    ['a wrong one', RUNS, ['50126', '50057', '50057'], 'not AADSTS50057'],
    [
      'a code that is not on the list',
      [of({}, { when: start, do: 'remove', collection: 'servicePrincipals', id: app.id })],
      [],
      'not on the list',
    ],
  ])('is not done by %s', async (_what, runs, picks, says) => {
    const { verdict } = await grade(runs, picks)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })

  it('says of each run what had happened, and not the code', async () => {
    const { rows } = await grade([of({ password: 'mistyped' }), of(LEFT)], [])
    expect(rows.map(({ label }) => label)).toEqual([
      'Night 1. There is a typing error in the file.',
      'Night 2. Ada Nilsen has left, and an administrator has disabled the account.',
    ])
  })

  it('tells a wrong answer nothing of the right one', async () => {
    const { says } = (await grade(RUNS, ['50076', '50076', '50057'])).verdict
    expect(says).not.toContain('50126')
  })
})

describe('an identity of its own', () => {
  const grade = async (...runs: RunSetup[]) => {
    const all: Trace[] = []
    for (const run of runs) all.push(await traceOf(run))
    return ofItsOwn.check(all.at(-1) ?? [], { earlier: all.slice(0, -1) })
  }
  const CERTIFICATE = { ...NIGHT, identity: 'certificate', file: 'read-by-mallory' }
  const closed = (switches: Record<string, string>) => ({ ...switches, file: 'closed' })
  const thrice = (setting: Record<string, string>): RunSetup[] =>
    ['password-changed', 'no-longer-spared', 'account-disabled'].map((meanwhile) =>
      of({ ...setting, meanwhile }),
    )
  const changed = { lastPasswordChangeDateTime: '2026-03-02T15:00:00.000Z' }
  const all = (when: Intervention['when']) => [
    changeUser(when, changed),
    asked(when),
    changeUser(when, { accountEnabled: false }),
  ]

  it.each<[string, readonly RunSetup[]]>([
    ['a run for each', thrice(CERTIFICATE)],
    ['in another order', thrice(CERTIFICATE).toReversed()],
    ['a file that is found in one of them', [...thrice(closed(CERTIFICATE)), of(CERTIFICATE)]],
    ['all three in one run, by hand', [of(CERTIFICATE, ...all(next))]],
    ['all three before the first night', [of({ ...CERTIFICATE, runs: 'once' }, ...all(start))]],
    [
      'an account that is deleted',
      [
        ...thrice(CERTIFICATE).slice(0, 2),
        of(CERTIFICATE, { when: next, do: 'remove', collection: 'users', id: ada.id }),
      ],
    ],
    [
      'other identities tried before',
      [of(CHANGED), ...thrice({ ...CERTIFICATE, identity: 'secret' }), ...thrice(CERTIFICATE)],
    ],
  ])('is one with %s', async (_what, runs) => {
    const verdict = await grade(...runs)
    expect(verdict.says).toContain('nothing in its file to steal')
    expect(verdict.passed).toBe(true)
  })

  it.each<[string, readonly RunSetup[], string]>([
    ['Ada’s', thrice(NIGHT), 'comes as Ada'],
    ['a secret that is found', thrice({ ...CERTIFICATE, identity: 'secret' }), 'an API opens to Mallory'],
    [
      'a secret that is found once',
      [of({ ...CERTIFICATE, identity: 'secret' }), ...thrice({ ...NIGHT, identity: 'secret' })],
      'an API opens to Mallory',
    ],
    [
      'a secret in a file that is closed',
      thrice({ ...NIGHT, identity: 'secret' }),
      'nobody has found the file',
    ],
    ['a certificate in a file that is closed', thrice(closed(CERTIFICATE)), 'nobody has found the file'],
    ['two of the three', thrice(CERTIFICATE).slice(1), 'Not shown yet: a new password.'],
    ['nothing that happens', [of(CERTIFICATE)], 'Outlived by this identity: nothing'],
    [
      'two identities together',
      [...thrice({ ...NIGHT, identity: 'secret' }).slice(0, 2), ...thrice(CERTIFICATE).slice(2)],
      'Not shown yet',
    ],
    [
      'what happens after the last sign-in',
      [
        of(
          { ...CERTIFICATE, runs: 'once' },
          ...all({ message: 1, from: 'mallory', to: 'job', path: '/jobs/nightly-job.json' }),
        ),
      ],
      'Outlived by this identity: nothing',
    ],
  ])('is none with %s', async (_what, runs, says) => {
    const verdict = await grade(...runs)
    expect(verdict.says).toContain(says)
    expect(verdict.passed).toBe(false)
  })

  it('counts what a refused job did not outlive as nothing', async () => {
    for (const run of [of(CHANGED), of(ASKED), of(LEFT)]) expect(outlived(await traceOf(run))).toEqual([])
    expect(outlived(await traceOf(of({ ...NIGHT, identity: 'secret' }, ...all(next)))).toSorted()).toEqual(
      Object.keys(HAPPENS).toSorted(),
    )
  })
})
