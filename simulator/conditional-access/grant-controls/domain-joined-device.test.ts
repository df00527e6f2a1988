import { expect, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('domainJoinedDevice', { operator: 'OR', builtInControls: ['domainJoinedDevice'] }, question)
const NOT = 'impossible, block 53001'
const HYBRID = { isCompliant: false, trustType: 'ServerAD' }

test.each<[string, Question, string, RegExp]>([
  [
    'hybrid joined, compliant or not',
    { deviceInfo: HYBRID },
    'met, grant',
    /is Microsoft Entra hybrid joined/,
  ],
  ['as the directory writes it', { deviceInfo: { trustType: 'ServerAd' } }, 'met, grant', /hybrid joined/],
  [
    'joined and compliant',
    { deviceInfo: { isCompliant: true, trustType: 'AzureAD' } },
    NOT,
    /is not Microsoft Entra hybrid/,
  ],
  ['registered', { deviceInfo: { trustType: 'Workplace' } }, NOT, /is not Microsoft Entra hybrid/],
  ['no device object', {}, NOT, /is not registered/],
  ['a legacy client', { deviceInfo: HYBRID, clientAppType: 'other' }, NOT, /legacy client/],
  [
    'the device code flow',
    { deviceInfo: HYBRID, authenticationFlow: { transferMethod: 'deviceCodeFlow' } },
    NOT,
    /device code flow/,
  ],
  [
    'that of the home tenant, accepted',
    { authentication: { inboundTrust: { isHybridAzureADJoinedDeviceAccepted: true } } },
    'met, grant',
    /home tenant/,
  ],
  [
    'another claim of the home tenant',
    { authentication: { inboundTrust: { isCompliantDeviceAccepted: true } } },
    NOT,
    /is not registered/,
  ],
])('%s', (_what, question, is, because) => {
  const answer = said(question)
  expect(answer.is).toBe(is)
  expect(answer.because).toMatch(because)
})
