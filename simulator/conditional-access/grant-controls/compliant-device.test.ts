import { expect, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('compliantDevice', { operator: 'OR', builtInControls: ['compliantDevice'] }, question, {
    devices: [{ id: 'd1', deviceId: 'D1', trustType: 'AzureAd', isCompliant: true }],
  })
const NOT = 'impossible, block 53000'
const COMPLIANT = { isCompliant: true, trustType: 'AzureAD' }

test.each<[string, Question, string, RegExp]>([
  ['a compliant device', { deviceInfo: COMPLIANT }, 'met, grant', /^The device is marked as compliant/],
  [
    'one that is registered and compliant',
    { deviceInfo: { isCompliant: true, trustType: 'Workplace' } },
    'met, grant',
    /is marked/,
  ],
  ['one that the directory knows', { deviceInfo: { deviceId: 'd1' } }, 'met, grant', /is marked/],
  [
    'hybrid joined and not compliant',
    { deviceInfo: { isCompliant: false, trustType: 'ServerAD' } },
    NOT,
    /is not marked/,
  ],
  ['compliance that is not said', { deviceInfo: { trustType: 'AzureAD' } }, NOT, /is not marked/],
  ['no device object, as in a private window', { deviceInfo: null }, NOT, /is not registered/],
  ['a legacy client', { deviceInfo: COMPLIANT, clientAppType: 'exchangeActiveSync' }, NOT, /legacy client/],
  [
    'the device code flow',
    { deviceInfo: COMPLIANT, authenticationFlow: { transferMethod: 'deviceCodeFlow' } },
    NOT,
    /device code flow/,
  ],
  [
    'authentication transfer',
    { deviceInfo: COMPLIANT, authenticationFlow: { transferMethod: 'authenticationTransfer' } },
    'met, grant',
    /is marked/,
  ],
  [
    'that of the home tenant, accepted',
    { authentication: { inboundTrust: { isCompliantDeviceAccepted: true } } },
    'met, grant',
    /home tenant/,
  ],
  [
    'another claim of the home tenant',
    { authentication: { inboundTrust: { isHybridAzureADJoinedDeviceAccepted: true } } },
    NOT,
    /is not registered/,
  ],
  [
    'nobody to ask: nothing has to be asked',
    { deviceInfo: COMPLIANT, authentication: { silent: true } },
    'met, grant',
    /is marked/,
  ],
])('%s', (_what, question, is, because) => {
  const answer = said(question)
  expect(answer.is).toBe(is)
  expect(answer.because).toMatch(because)
})
