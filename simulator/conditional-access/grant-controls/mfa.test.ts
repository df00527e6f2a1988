import { expect, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const said = (question: Question) => standing('mfa', { operator: 'OR', builtInControls: ['mfa'] }, question)
const shown = (...completed: readonly string[]): Question => ({ authentication: { completed } })
const has = (registered: readonly string[] | null): Question => ({ authentication: { registered } })

test.each<[string, Question, string]>([
  ['a code of an app, still to be typed', {}, 'possible, challenge 50074'],
  ['a password and a code', shown('password', 'softwareOath'), 'met, grant'],
  ['a password and a text message', shown('password', 'sms'), 'met, grant'],
  ['a passkey alone', shown('fido2'), 'met, grant'],
  ['Windows Hello alone', shown('windowsHelloForBusiness'), 'met, grant'],
  ['a certificate of two factors', shown('x509CertificateMultiFactor'), 'met, grant'],
  ['a certificate of one factor', shown('x509CertificateSingleFactor'), 'possible, challenge 50074'],
  ['a temporary access pass', shown('temporaryAccessPassOneTime'), 'met, grant'],
  ['a password alone, with nothing else registered', has(['password']), 'possible, challenge 50079'],
  ['nothing registered at all', has([]), 'possible, challenge 50079'],
  [
    'nothing registered, and the sign-in is at risk',
    { ...has([]), signInRiskLevel: 'low' },
    'impossible, block 50079',
  ],
  ['methods that are not known are taken as there', has(null), 'possible, challenge 50074'],
  ['nobody to ask', { authentication: { silent: true } }, 'impossible, block 50076'],
  [
    'nobody to ask, and done before',
    { authentication: { silent: true, completed: ['fido2'] } },
    'met, grant',
  ],
  ['a legacy client', { clientAppType: 'other' }, 'impossible, block 50076'],
  ['Exchange ActiveSync', { clientAppType: 'exchangeActiveSync' }, 'impossible, block 50076'],
  [
    'the MFA of the home tenant, accepted',
    { authentication: { inboundTrust: { isMfaAccepted: true } } },
    'met, grant',
  ],
  [
    'the MFA of the home tenant, not accepted',
    { authentication: { inboundTrust: { isMfaAccepted: false } } },
    'possible, challenge 50074',
  ],
  ['a compliant device is no factor', { deviceInfo: { isCompliant: true } }, 'possible, challenge 50074'],
])('%s', (_what, question, is) => {
  expect(said(question).is).toBe(is)
})

test.each<[Question, string]>([
  [shown('fido2'), 'Multifactor authentication is done.'],
  [{}, 'Multifactor authentication is still to be done.'],
  [
    has([]),
    'No method that would do for multifactor authentication is registered. The person is asked to register.',
  ],
  [{ clientAppType: 'other' }, 'A legacy client cannot do multifactor authentication.'],
])('%j: %s', (question, because) => {
  expect(said(question).because).toBe(because)
})
