import { describe, expect, it } from 'vitest'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { ADA } from './changes'
import { exercises } from './exercises'
import { oneOfThree } from './one-of-three'
import { scenario } from './scenario'
import { whoProvesIt } from './who-proves-it'

type Run = Parameters<typeof handIn>[2]['runs'][number]
type Switches = Record<string, string>

testExercises(scenario, exercises)

const BO = 'bo.admin@contoso.example'
const put = (when: { after: number } | { at: 'start' }, members: object, id = ADA) =>
  ({ when, do: 'put', collection: 'users', object: { id, ...members } }) as const
const OFF = { accountEnabled: false }
const signIn = [
  { prompt: 'username', value: { username: 'ada@contoso.example' } },
  { prompt: 'password', is: 'right' },
  { prompt: 'totp', is: 'right' },
  { prompt: 'consent', value: { accept: true } },
] as const
const again = { prompt: 'next', value: { choose: 'again' } } as const

describe('exactly one of three', () => {
  const grade = async (run: Run) => (await handIn(scenario, oneOfThree, { runs: [run] })).verdict

  it.each<[string, Run]>([
    [
      'after she has chosen to come back',
      { switches: {}, answers: [...signIn, again], interventions: [put({ after: 5 }, OFF)] },
    ],
    [
      'after the tokens, and then she comes back',
      { switches: { account: 'disabled-after-tokens' }, answers: [...signIn, again] },
    ],
    [
      'after she has come back once',
      { switches: {}, answers: [...signIn, again, again], interventions: [put({ after: 6 }, OFF)] },
    ],
    [
      'in a single-page app, too',
      {
        switches: { client: 'single-page-app' },
        answers: [...signIn, again],
        interventions: [put({ after: 5 }, OFF)],
      },
    ],
  ])('is done when the account is disabled %s', async (_, run) => {
    const { passed, says } = await grade(run)
    expect(says).toContain('Refused, because the account is disabled: the session.')
    expect(passed).toBe(true)
  })

  it.each<[string, Run, string]>([
    ['nobody', { switches: {}, answers: [...signIn, again] }, 'Nobody who signs in here'],
    [
      'somebody else',
      { switches: {}, answers: [...signIn, again], interventions: [put({ at: 'start' }, OFF, 'bo')] },
      'Nobody who signs in here',
    ],
    [
      'Ada, from the start',
      { switches: {}, interventions: [put({ at: 'start' }, OFF)] },
      'none of them. Never shown in this run: the code, the access token, and the session',
    ],
    [
      'Ada, before the tokens',
      { switches: { account: 'disabled-before-tokens' } },
      'the code. Never shown in this run: the access token and the session',
    ],
    [
      'Ada, before the tokens, and she comes back',
      { switches: { account: 'disabled-before-tokens' }, answers: [...signIn, again] },
      'Never shown in this run: the access token',
    ],
    [
      'Ada, after the tokens, and she does not come back',
      { switches: { account: 'disabled-after-tokens' } },
      'none of them. Never shown in this run: the session',
    ],
    [
      'Ada, when she has seen it all',
      {
        switches: {},
        answers: [...signIn, again, { prompt: 'next', value: { choose: null } }],
        interventions: [put({ after: 6 }, OFF)],
      },
      'none of them. Wanted is exactly one',
    ],
    [
      'Ada, and enabled again in time',
      {
        switches: {},
        answers: [...signIn, again],
        interventions: [put({ after: 4 }, OFF), put({ after: 4 }, { accountEnabled: true })],
      },
      'none of them. Wanted is exactly one',
    ],
  ])('is not done by disabling %s', async (_, run, says) => {
    const verdict = await grade(run)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})

describe('who proves it', () => {
  const grade = async (...runs: Run[]) => (await handIn(scenario, whoProvesIt, { runs })).verdict
  const START = { at: 'start' } as const
  const ELSEWHERE = {
    identities: [
      { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
      { signInType: 'userPrincipalName', issuer: 'contoso.example', issuerAssignedId: 'ada@contoso.example' },
    ],
  }
  const run = (members: object, switches: Switches = {}): Run => ({
    switches,
    interventions: [put(START, members)],
  })
  const guest = run({ userType: 'Guest' })
  const member = run(ELSEWHERE)

  it.each<[string, Run[]]>([
    ['in either order', [member, guest]],
    ['with another run in between', [guest, { switches: {} }, member]],
    [
      'with a member of Google',
      [guest, run({ identities: [{ ...ELSEWHERE.identities[0], issuer: 'google.com' }] })],
    ],
  ])('is done %s', async (_, runs) => {
    expect((await grade(...runs)).passed).toBe(true)
  })

  it.each<[string, Run[], string]>([
    ['nobody who was changed', [{ switches: {} }], 'as they were'],
    ['a guest alone', [guest], 'Now the member'],
    ['a member alone', [member], 'Now the guest'],
    ['a guest who is sent home', [run({ userType: 'Guest', ...ELSEWHERE })], 'the usual pair'],
    ['a member with a password here', [run({ jobTitle: 'Auditor' })], 'the usual pair'],
    ['a guest who does not get in', [run({ userType: 'Guest' }, { consent: 'declined' })], 'another reason'],
    [
      'the usual two',
      [run({ userType: 'Guest', ...ELSEWHERE }), run({ jobTitle: 'Auditor' })],
      'the usual pair',
    ],
    [
      'somebody else who was changed',
      [{ ...guest, answers: [{ prompt: 'username', value: { username: BO } }] }],
      'as they were',
    ],
  ])('is not done by %s', async (_, runs, says) => {
    const verdict = await grade(...runs)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })
})
