import { describe, expect, test } from 'vitest'
import { ask, policyOf } from '../../../simulator/conditional-access/testing/one-policy'
import {
  compile,
  contosoPolicyTenant,
  contosoQuestion,
  evaluate,
  PASSWORD_ONLY,
} from '../../../simulator/doors/policy'
import { conditionsShown, howManyApply, outcomeOf, verdictOf } from './words'

const worked = { ...contosoQuestion, authentication: PASSWORD_ONLY }

const decision = evaluate(compile(contosoPolicyTenant), worked)
const without = evaluate(compile({ ...contosoPolicyTenant, conditionalAccessPolicies: [] }), worked)

test.each([
  ['a certain answer by its result alone', decision, true, 'Blocked', /./],
  [
    'an answer that something unknown could make another, with what it could be',
    { ...decision, result: 'grant', couldBe: ['grant', 'challenge', 'block'] } as const,
    false,
    'Granted, as far as is known',
    /It could also be asked for more or blocked: what is not known stands below\.$/,
  ],
  [
    'a tenant without a policy as one of which nothing came in',
    without,
    false,
    'No policies came in',
    /nothing is decided/,
  ],
] as const)('the verdict tells %s', (_, given, certain, title, says) => {
  expect(
    verdictOf(given, {
      memberships: [],
      home: null,
      methodsAllowed: null,
      restsOnStandIn: false,
      behind: [],
      takenToBeOn: [],
      takenOfDevice: [],
    }),
  ).toMatchObject({
    certain,
    title,
    says: expect.stringMatching(says),
  })
})

test('what is taken of the account and the device is part of what the verdict rests on', () => {
  const aside = { memberships: [], home: null, methodsAllowed: null, restsOnStandIn: false, behind: [] }
  const taken = { takenToBeOn: ['account'] as const, takenOfDevice: ['model', 'extensionAttribute1'] }
  expect(verdictOf({ ...decision, result: 'grant' }, { ...aside, ...taken }).rests).toBe(
    'It rests on what is supposed: the account is on, which the export does not say (accountEnabled), the device has no model, no extensionAttribute1.',
  )
  expect(
    verdictOf({ ...decision, result: 'block' }, { ...aside, ...taken, takenOfDevice: [] }).rests,
  ).toBeUndefined()
  expect(verdictOf(decision, { ...aside, takenToBeOn: [], takenOfDevice: [] }).rests).toBeUndefined()
})

test('an answer with many doubts has none of its results in large type', () => {
  const [policy] = decision.policies
  if (!policy) throw new Error('There is no policy.')
  const doubtful = ['conditions.times', 'conditions.devices', 'grantControls.builtInControls'].map(
    (path) => ({ policyId: policy.id, path, says: 'It is not known.' }),
  )
  const open = (count: number) =>
    verdictOf(
      {
        ...decision,
        result: 'grant',
        couldBe: ['grant', 'block'],
        policies: [{ ...policy, state: 'enabled', policyApplies: false }],
        caveats: doubtful.slice(0, count),
      },
      {
        memberships: [],
        home: null,
        methodsAllowed: null,
        restsOnStandIn: false,
        behind: [],
        takenToBeOn: [],
        takenOfDevice: [],
      },
    )
  expect(open(2).title).toBe('Granted, unless the time decides otherwise, or the device decides otherwise')
  expect(open(3).title).toBe('Not certain')
  expect(open(3).says).toMatch(/^Granted, unless the time decides otherwise, or .*, or more\./)
})

const STATES = ['enabled', 'enabledForReportingButNotEnforced', 'disabled', 'unknown'] as const
const NOT_APPLYING = ['Does not apply', 'Does not apply', 'Off', 'Does not apply'] as const
const MET = ['Is met', 'Would be met', 'Is met', 'Is met'] as const
const ASKS = ['Asks', 'Would ask', 'Asks', 'Asks'] as const

/** Whether a policy applies, its result in the log, and its outcome in each state. */
const OUTCOMES = [
  [false, 'unknown', ['Not known', 'Not known', 'Off', 'Not known']],
  [false, 'notApplied', NOT_APPLYING],
  [false, 'reportOnlyNotApplied', NOT_APPLYING],
  [false, 'notEnabled', NOT_APPLYING],
  [true, 'success', MET],
  [true, 'reportOnlySuccess', MET],
  [true, 'failure', ASKS],
  [true, 'reportOnlyFailure', ASKS],
  [true, 'reportOnlyInterrupted', ASKS],
  // What a policy that applies asks for stands, whatever the log says of it.
  [true, 'unknown', ASKS],
] as const

describe.each(OUTCOMES)(
  'a policy with policyApplies %s and the result %s',
  (policyApplies, logResult, titles) => {
    test.each(STATES.map((state, at) => [state, titles[at]] as const))(
      'in the state %s: %s',
      (state, title) => {
        const [policy] = decision.policies
        if (!policy) throw new Error('There is no policy.')
        const satisfied = /[sS]uccess/.test(logResult)
        const control = {
          control: 'mfa',
          state: satisfied ? 'met' : 'possible',
          because: 'It is so.',
        } as const
        const controls = policyApplies ? [control] : []
        expect(outcomeOf({ ...policy, policyApplies, logResult, state, satisfied, controls }).title).toBe(
          title,
        )
      },
    )
  },
)

const undecided = policyOf({ times: { includedRanges: ['weekends'] } }, { id: 'times' })
const applying = policyOf({}, { id: 'all' })
const spared = policyOf({ users: { includeUsers: ['None'] } }, { id: 'nobody' })
const off = { ...undecided, id: 'off', state: 'disabled' }

test.each([
  ['all are decided', [applying, spared], '1 of 2 apply.'],
  ['one is not', [applying, spared, undecided], '1 of 3 apply, 1 not known.'],
  ['none is', [undecided, { ...undecided, id: 'too' }], '0 of 2 apply, 2 not known.'],
  ['one that is not is off', [applying, off], '1 of 2 apply.'],
])('how many apply, where %s', (_what, policies, says) => {
  expect(howManyApply(ask(policies, {}).policies)).toBe(says)
})

test.each([
  ['has a word that Graph did not tell', { userRiskLevels: ['unknownFutureValue'] }, 'unknown'],
  ['is told in full', { userRiskLevels: ['high'] }, 'ruled-out'],
])('a condition that rules its policy out, and %s, is shown so', (_what, conditions, outcome) => {
  const [policy] = ask([policyOf(conditions)], { userRiskLevel: 'low' }).policies
  if (!policy) throw new Error('There is no policy.')
  const shown = conditionsShown(policy).find(({ condition }) => condition === 'userRisk')
  expect(shown?.outcome).toBe(outcome)
})
