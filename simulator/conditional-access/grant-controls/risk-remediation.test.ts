import { expect, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('riskRemediation', { operator: 'OR', builtInControls: ['riskRemediation'] }, question)

test.each<[string, Question, string, RegExp]>([
  ['still to be done', {}, 'possible, challenge', /still to be remediated/],
  [
    'done by a new password',
    { authentication: { passwordChanged: true } },
    'met, grant',
    /by a new password/,
  ],
  [
    'somebody without a password can do it too',
    { authentication: { completed: ['fido2'], registered: ['fido2'] } },
    'possible, challenge',
    /still to be/,
  ],
  ['nobody to ask', { authentication: { silent: true } }, 'impossible, block', /nobody can be asked/],
  ['a legacy client', { clientAppType: 'other' }, 'impossible, block', /nobody can be asked/],
])('%s', (_what, question, is, because) => {
  const answer = said(question)
  expect(answer.is).toBe(is)
  expect(answer.because).toMatch(because)
})
