import { expect, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('customAuthenticationFactor', { operator: 'OR', customAuthenticationFactors: ['Duo'] }, question)
const met = (...customAuthenticationFactors: readonly string[]): Question => ({
  authentication: { customAuthenticationFactors },
})

test.each<[string, Question, string, RegExp]>([
  ['still to be met', {}, 'possible, challenge 50158', /still to be met/],
  ['met', met('duo'), 'met, grant', /is met/],
  ['another is met', met('other'), 'possible, challenge 50158', /still to be met/],
  ['nobody to ask', { authentication: { silent: true } }, 'impossible, block 50158', /nobody can be asked/],
  ['a legacy client', { clientAppType: 'other' }, 'impossible, block 50158', /nobody can be asked/],
  [
    'MFA of the tenant does not do',
    { authentication: { completed: ['fido2'] } },
    'possible, challenge 50158',
    /still/,
  ],
])('%s', (_what, question, is, because) => {
  const answer = said(question)
  expect(answer.is).toBe(is)
  expect(answer.because).toMatch(because)
})
