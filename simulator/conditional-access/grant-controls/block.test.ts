import { expect, it, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const ALL_SHOWN: Question = {
  deviceInfo: { isCompliant: true, trustType: 'AzureAD' },
  authentication: { completed: ['fido2'], registered: ['fido2'] },
}

test.each<[string, object, Question]>([
  ['alone', { operator: 'OR', builtInControls: ['block'] }, {}],
  ['for somebody who has shown everything', { operator: 'OR', builtInControls: ['block'] }, ALL_SHOWN],
  ['joined by OR with what is met', { operator: 'OR', builtInControls: ['mfa', 'block'] }, ALL_SHOWN],
  [
    'joined by AND with what is met',
    { operator: 'AND', builtInControls: ['block', 'compliantDevice'] },
    ALL_SHOWN,
  ],
  ['in any case', { operator: 'OR', builtInControls: ['BLOCK'] }, ALL_SHOWN],
])('stops a sign-in %s', (_what, grant, question) => {
  expect(standing('block', grant, question)).toEqual({
    is: 'impossible, block 53003',
    because: 'The policy blocks access.',
  })
})

it('has a code of its own for registering security information', () => {
  const context = {
    '@odata.type': '#microsoft.graph.userActionContext',
    userAction: 'registerSecurityInformation',
  } as const
  expect(standing('block', { builtInControls: ['block'] }, { context }).is).toBe('impossible, block 53010')
})
