import { expect, it, test } from 'vitest'
import { ask, policyOf, type Question, standing } from '../testing/one-policy'

const MFA: Question = { authentication: { completed: ['fido2'], registered: ['fido2'] } }

test.each<[string, object, Question, string]>([
  [
    'alone: never taken as met',
    { operator: 'OR', builtInControls: ['verifiedID'] },
    MFA,
    'unknown, challenge',
  ],
  [
    'beside what is met, joined by OR',
    { operator: 'OR', builtInControls: ['verifiedID', 'mfa'] },
    MFA,
    'unknown, grant',
  ],
  [
    'beside what is met, joined by AND',
    { operator: 'AND', builtInControls: ['verifiedID', 'mfa'] },
    MFA,
    'unknown, challenge',
  ],
  [
    'beside what cannot be met, joined by AND',
    { operator: 'AND', builtInControls: ['verifiedID', 'compliantDevice'] },
    MFA,
    'unknown, block 53000',
  ],
])('%s', (_what, grant, question, is) => {
  expect(standing('verifiedID', grant, question).is).toBe(is)
})

it('is kept, marked and named', () => {
  const policy = policyOf({}, { grantControls: { operator: 'OR', builtInControls: ['unknownFutureValue'] } })
  const { required, caveats } = ask([policy], MFA)
  const says = 'The control unknownFutureValue is not known here, so it is not taken as met.'
  expect(required).toMatchObject([{ control: 'unknownFutureValue', requiredBy: ['p'], says }])
  expect(caveats).toEqual([{ policyId: 'p', path: 'grantControls', says }])
})
