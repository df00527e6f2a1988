import { expect, test } from 'vitest'
import {
  compile,
  contosoPolicyTenant,
  contosoQuestion,
  evaluate,
  PASSWORD_ONLY,
} from '../../../simulator/doors/policy'
import { verdictOf } from './words'

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
  expect(verdictOf(given, { memberships: [], home: null, methodsAllowed: null, behind: [] })).toMatchObject({
    certain,
    title,
    says: expect.stringMatching(says),
  })
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
      { memberships: [], home: null, methodsAllowed: null, behind: [] },
    )
  expect(open(2).title).toBe('Granted, unless the time decides otherwise, or the device decides otherwise')
  expect(open(3).title).toBe('Not certain')
  expect(open(3).says).toMatch(/^Granted, unless the time decides otherwise, or .*, or more\./)
})
