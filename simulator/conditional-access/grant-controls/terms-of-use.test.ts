import { expect, it, test } from 'vitest'
import { ask, policyOf, type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('termsOfUse', { operator: 'OR', termsOfUse: ['Guests'] }, question)
const accepted = (...termsOfUse: readonly string[]): Question => ({ authentication: { termsOfUse } })

test.each<[string, Question, string, RegExp]>([
  ['not accepted yet', {}, 'possible, challenge', /still to be accepted/],
  ['accepted', accepted('other', 'Guests'), 'met, grant', /are accepted/],
  ['accepted, by an id in any case', accepted('guests'), 'met, grant', /are accepted/],
  ['others are accepted', accepted('other'), 'possible, challenge', /still to be accepted/],
  ['none are accepted', accepted(), 'possible, challenge', /still to be accepted/],
  [
    'declined, or nobody to ask',
    { authentication: { silent: true } },
    'impossible, block',
    /nobody can be asked/,
  ],
  ['a legacy client', { clientAppType: 'other' }, 'impossible, block', /nobody can be asked/],
])('%s', (_what, question, is, because) => {
  const answer = said(question)
  expect(answer.is).toBe(is)
  expect(answer.because).toMatch(because)
})

it('is asked for each agreement', () => {
  const policy = policyOf({}, { grantControls: { operator: 'AND', termsOfUse: ['a', 'b', 'c'] } })
  expect(ask([policy], accepted('b')).required.map(({ control, id }) => [control, id])).toEqual([
    ['termsOfUse', 'a'],
    ['termsOfUse', 'c'],
  ])
})
