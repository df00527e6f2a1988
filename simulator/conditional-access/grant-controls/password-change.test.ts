import { expect, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('passwordChange', { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] }, question)
const MFA = { completed: ['password', 'softwareOath'] }

test.each<[string, Question, string, RegExp]>([
  ['still to be done, behind MFA', {}, 'possible, challenge 50074', /still to be changed/],
  ['still to be done, MFA is', { authentication: MFA }, 'possible, challenge 50135', /still to be changed/],
  [
    'done, and MFA too',
    { authentication: { ...MFA, passwordChanged: true } },
    'met, grant',
    /has been changed/,
  ],
  [
    'done, and MFA is not',
    { authentication: { passwordChanged: true } },
    'met, challenge 50074',
    /has been changed/,
  ],
  [
    'refused, or nobody to ask',
    { authentication: { ...MFA, silent: true } },
    'impossible, block 50135',
    /nobody can be asked/,
  ],
  [
    'a legacy client',
    { clientAppType: 'other', authentication: MFA },
    'impossible, block 50135',
    /nobody can be asked/,
  ],
  [
    'somebody without a password',
    { authentication: { completed: ['fido2'], registered: ['fido2'] } },
    'impossible, block 50135',
    /has none/,
  ],
  [
    'somebody who has typed one',
    { authentication: { ...MFA, registered: ['softwareOath'] } },
    'possible, challenge 50135',
    /still to be changed/,
  ],
  [
    'what is registered is not known',
    { authentication: { completed: ['fido2'], registered: null } },
    'possible, challenge 50135',
    /still to be changed/,
  ],
])('%s', (_what, question, is, because) => {
  const answer = said(question)
  expect(answer.is).toBe(is)
  expect(answer.because).toMatch(because)
})
