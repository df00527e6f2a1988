import { describe, expect, test } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { policyOf, type Question, signInOf } from '../conditional-access/testing/one-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../directory/policy-tenant'
import { assumed } from './assumed'

const USERS = [{ id: 'ada', '@odata.type': '#microsoft.graph.user' }]

function said(
  policy: ReturnType<typeof policyOf>,
  question: Question = {},
  tenant: Partial<PolicyTenant> = {},
): readonly string[] {
  const conditionalAccessPolicies = [policy]
  const { context } = compile({ ...EMPTY_POLICY_TENANT, users: USERS, ...tenant, conditionalAccessPolicies })
  const sentences = assumed({}, signInOf(question), conditionalAccessPolicies, context)
  return sentences.map((sentence) => sentence.replace(/;.*/, ''))
}

const control = (name: string) => policyOf({}, { grantControls: { operator: 'OR', builtInControls: [name] } })
const binding = (isEnabled: boolean) =>
  policyOf({}, { grantControls: null, sessionControls: { secureSignInSession: { isEnabled } } })
const DEVICE = ['the device is not registered']

describe('that the device is not registered is said where something hangs on it', () => {
  test.each<[string, ReturnType<typeof policyOf>, Question, readonly string[]]>([
    ['a compliant device', control('compliantDevice'), {}, DEVICE],
    ['a hybrid joined device', control('DomainJoinedDevice'), {}, DEVICE],
    ['an app protection policy', control('compliantApplication'), {}, DEVICE],
    ['an approved app, which nobody is asked for any more', control('approvedApplication'), {}, []],
    ['terms', control('block'), {}, []],
    ['a token that is bound', binding(true), {}, DEVICE],
    ['a token that is said to be bound', binding(true), { authentication: { boundToken: true } }, []],
    ['a token that need not be bound', binding(false), {}, []],
    ['a policy that is off', { ...binding(true), state: 'disabled' }, {}, []],
  ])('%s', (_what, policy, question, expected) => {
    expect(said(policy, question)).toEqual(expected)
  })
})

describe('a risk is taken for none only of whoever can have it', () => {
  const agent = policyOf({ agentIdRiskLevels: 'high' })
  const service = policyOf({ servicePrincipalRiskLevels: ['high'] })
  const servicePrincipals = [
    { id: 'job', servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' },
    { id: 'agent', servicePrincipalType: 'ServiceIdentity' },
    { id: 'untold' },
  ]
  const users = [...USERS, { id: 'robot', '@odata.type': '#microsoft.graph.agentUser' }]
  const [ofAgent, ofService] = [['no risk of the agent'], ['no risk of the service principal']]
  test.each<[string, Question, agent: readonly string[], service: readonly string[]]>([
    ['a person', {}, [], []],
    ['the account of an agent', { userId: 'robot' }, ofAgent, []],
    ['an account that no export holds', { userId: 'nobody' }, ofAgent, []],
    ['an application', { servicePrincipalId: 'JOB' }, [], ofService],
    ['an agent', { servicePrincipalId: 'agent' }, ofAgent, ofService],
    ['a service principal of which nothing is said', { servicePrincipalId: 'untold' }, ofAgent, ofService],
  ])('%s', (_who, question, ofTheAgent, ofTheService) => {
    expect(said(agent, question, { users, servicePrincipals })).toEqual(ofTheAgent)
    expect(said(service, question, { users, servicePrincipals })).toEqual(ofTheService)
  })
  test('a tenant without agents has no accounts of agents, and an export that does not tell them may', () => {
    const bare = [{ id: 'ada', displayName: 'Ada' }]
    expect(said(agent, {}, { users: bare })).toEqual([])
    const named = policyOf({ agentIdRiskLevels: 'high', users: { includeUsers: ['AllAgentIdUsers'] } })
    expect(said(named, {}, { users: bare, servicePrincipals })).toEqual(ofAgent)
    expect(said(named, { userId: 'any:member' }, { users: bare, servicePrincipals })).toEqual([])
  })
})
