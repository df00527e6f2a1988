import { describe, expect, it } from 'vitest'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { byGroup } from './by-group'
import { exercises } from './exercises'
import { ALL_STAFF, FARAH, STAFF } from './objects'
import { scenario } from './scenario'
import { whatStillWorks } from './what-still-works'

type Run = Parameters<typeof handIn>[2]['runs'][number]
type Change = NonNullable<Run['interventions']>[number]

testExercises(scenario, exercises)

const START = { at: 'start' } as const
const TIMESHEETS = '7e60503c-c2b0-4767-b1d0-5dc20116b948'
const put = (collection: 'groups' | 'appRoleAssignments' | 'servicePrincipals', object: object): Change =>
  ({ when: START, do: 'put', collection, object }) as Change
const assigned = (principalId: string, principalType: string) =>
  put('appRoleAssignments', {
    id: 'new',
    principalId,
    principalType,
    resourceId: TIMESHEETS,
    appRoleId: PLAIN,
  })
const PLAIN = '00000000-0000-0000-0000-000000000000'
const farah = (...interventions: Change[]): Run => ({
  switches: {},
  answers: [{ prompt: 'username', value: { username: FARAH.name } }],
  interventions,
})
const WAREHOUSE = STAFF[3] ?? ''

describe('Farah gets in', () => {
  const grade = async (run: Run) => (await handIn(scenario, byGroup, { runs: [run] })).verdict

  it.each<[string, Run]>([
    [
      'as a direct member of All staff',
      farah(put('groups', { id: ALL_STAFF, members: [...STAFF, FARAH.id] })),
    ],
    ['with Warehouse assigned as well', farah(assigned(WAREHOUSE, 'Group'))],
  ])('%s', async (_what, run) => {
    const { passed, says } = await grade(run)
    expect(says).toContain('a group does')
    expect(passed).toBe(true)
  })

  it.each<[string, Run, string]>([
    ['somebody else', { switches: {} }, 'not Farah'],
    ['Farah as she is', farah(), 'not in yet'],
    ['an assignment by name', farah(assigned(FARAH.id, 'User')), 'by name'],
    [
      'no assignment required',
      farah(put('servicePrincipals', { id: TIMESHEETS, appRoleAssignmentRequired: false })),
      'everybody gets in',
    ],
  ])('not by %s', async (_what, run, says) => {
    const verdict = await grade(run)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})

describe('gone, and not yet out', () => {
  const grade = async (run: Run) => (await handIn(scenario, whatStillWorks, { runs: [run] })).verdict
  const signIn = [
    { prompt: 'username', value: { username: 'ada@contoso.example' } },
    { prompt: 'password', is: 'right' },
    { prompt: 'totp', is: 'right' },
  ] as const
  const story = (switches: Run['switches'], ...choices: (string | null)[]): Run => ({
    switches,
    answers: [...signIn, ...choices.map((choose) => ({ prompt: 'next', value: { choose } }) as const)],
  })
  const LATER = { later: 'assignment-ends' }

  it('is done, too, when a membership ends between two pages', async () => {
    const members = STAFF.slice(1)
    const { passed } = await grade({
      ...story({}, 'again', 'close-month', 'renew'),
      interventions: [
        { when: { after: 4 }, do: 'put', collection: 'groups', object: { id: ALL_STAFF, members } },
      ],
    })
    expect(passed).toBe(true)
  })

  it.each<[string, Run, string]>([
    ['nothing ends', story({}, 'again', 'close-month', 'renew'), 'no assignment and no membership ends'],
    ['it ends before the sign-in', { switches: { assignment: 'nobody' } }, 'Nobody has signed in'],
    ['nothing is done since', story(LATER, 'again', 'renew'), 'nothing was done'],
    ['nobody signs in again', story(LATER, 'again', 'close-month', null), 'Now the sign-in'],
  ])('is not done where %s', async (_what, run, says) => {
    const verdict = await grade(run)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})
